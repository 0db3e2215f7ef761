import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './learner.js';
import { useSite } from './page.js';

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
