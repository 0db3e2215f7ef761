import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFile, editor, fileText, openAfterRun, run, starterFile, state, typeOver } from './learner.js';
import { exercise, openIn, useSite } from './page.js';

const site = useSite();
const first = (page: Parameters<typeof editor>[0]) => page.locator('code-editor .cm-line').first();

test('work, verdict, hints and history are there after a reload', async () => {
  const { page, complaints } = await site.open();
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, `// mine\n${starterFile('catalogue.js')}`);
  await run(page);
  const score = await page.locator('verdict-panel header h2').innerText();
  await page.reload();
  await chooseFile(page, 'catalogue.js');
  assert.equal(await first(page).innerText(), '// mine');
  await page.getByRole('tab', { name: 'Verdict', exact: true }).click();
  assert.equal(await page.locator('verdict-panel header h2').innerText(), score);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('heading', { name: 'Hints' }).waitFor();
  assert.equal(await page.locator('hint-ladder li').count(), 1);
  await page.getByRole('tab', { name: 'History' }).click();
  assert.match(await page.locator('run-history li').innerText(), /1 hint/);
  assert.deepEqual(complaints, []);
});

test('what is typed just before leaving is kept', async () => {
  const { page } = await site.openIdle();
  await chooseFile(page, 'grants.sql');
  await typeOver(page, '-- last words');
  await page.goto(`${site.origin}/#/`);
  await page.getByRole('link', { name: /SQL/ }).click();
  await chooseFile(page, 'grants.sql');
  assert.equal(await first(page).innerText(), '-- last words');
});

test('a file is reset, and the reset undone', async () => {
  const { page } = await site.openIdle();
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// mine');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Reset catalogue.js/ }).click();
  assert.equal(await fileText(page, 'catalogue.js'), starterFile('catalogue.js'));
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await first(page).innerText(), '// mine');
});

test('the exercise is reset, and the reset undone after a reload', async () => {
  const { page } = await site.openIdle();
  for (const name of ['catalogue.js', 'grants.sql']) {
    await chooseFile(page, name);
    await typeOver(page, `-- ${name}`);
  }
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Reset all files/ }).click();
  assert.equal(await fileText(page, 'grants.sql'), starterFile('grants.sql'));
  await page.reload();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  assert.equal(await fileText(page, 'grants.sql'), '-- grants.sql');
  assert.equal(await fileText(page, 'catalogue.js'), '-- catalogue.js');
});

test('another world is entered, and left again', async () => {
  const { page } = await site.openIdle();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /New world/ }).click();
  assert.equal(await page.locator('run-bar .world').innerText(), 'World 2');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await page.locator('run-bar .world').innerText(), 'World 1');
});

test('the files of an earlier run are restored', async () => {
  const { page } = await openAfterRun(site);
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// worse');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /Restore/ }).click();
  assert.equal(await fileText(page, 'catalogue.js'), starterFile('catalogue.js'));
  assert.match(await state(page).innerText(), /Undo/);
});

test('the exercise is started over without hints and history, and had back', async () => {
  const { page } = await openAfterRun(site);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Start over/ }).click();
  await page.getByRole('button', { name: 'Show a hint' }).waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  assert.equal(await page.getByRole('button', { name: /Restore/ }).count(), 0);
  await page.reload();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Each run keeps a copy').waitFor();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: /Restore/ }).waitFor();
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show the next hint' }).waitFor();
});

test('two tabs show the same work', async () => {
  const { page, context } = await site.openIdle();
  const { page: other } = await openIn(context, site.origin, `#/${exercise}`);
  await chooseFile(other, 'catalogue.js');
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// from the first tab');
  await first(other).filter({ hasText: '// from the first tab' }).waitFor();
  await typeOver(other, '// from the second tab');
  await first(page).filter({ hasText: '// from the second tab' }).waitFor();
});

test('a browser without IndexedDB keeps the work until the tab is closed, and says so', async () => {
  const { page } = await site.openIdle('#/', { fresh: true });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
  await page.goto(`${site.origin}/?again#/${exercise}`);
  await page.getByRole('tab', { name: 'History' }).click();
  assert.match(await page.locator('run-history .lead').innerText(), /only until the tab is closed/);
});
