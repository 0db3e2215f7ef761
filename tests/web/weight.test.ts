import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './learner.js';
import { exercise, useSite } from './page.js';

const site = useSite();

const kMostBytes = 700 * 1024;

test('a visitor has run the exercise after 700 KB at most', async () => {
  const { page, complaints } = await site.open();
  await run(page);
  const total = site.sent.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of site.sent)
    console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`);
  console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  in all`);
  assert.ok(total <= kMostBytes, `${total} bytes`);
  assert.deepEqual(complaints, []);
});

test('the editor is fetched while home is read, evaluated when it is opened, and fetched once', async () => {
  const fetched = (): string[] =>
    site.sent.map(({ path }) => path).filter((path) => /\/(?:code-editor|extensions)-/.test(path));
  const earlier = fetched().length;
  const { page, complaints } = await site.open('#/', { fresh: true });
  await page.waitForFunction(() => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['/code-editor-', '/extensions-'].every((part) => names.some((name) => name.includes(part)));
  });
  assert.equal(await page.evaluate(() => customElements.get('code-editor')), undefined);
  await page.click(`a[href="#/${exercise}"]`);
  await page.waitForSelector('code-editor .cm-content');
  assert.equal(fetched().length - earlier, 2);
  assert.deepEqual(complaints, []);
});
