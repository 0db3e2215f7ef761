import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseButton, openAfterRun, run, showVerdict, state, typeSolution } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

test('the starter serves users and lets attackers in', async () => {
  const { page, complaints } = await openAfterRun(site);
  await showVerdict(page);
  assert.match(await page.locator('verdict-panel .says').innerText(), /attacks? got in/);
  assert.ok((await page.locator('case-row .word.held').count()) > 0, 'some case holds');
  assert.deepEqual(complaints, []);
});

test('a solution typed into the editor reaches full score', async () => {
  const { page, complaints } = await site.open();
  await typeSolution(page);
  await run(page);
  assert.equal(await state(page).innerText(), 'Everyone is served, and every attack is blocked.');
  const [, points, of] =
    /(\d+) of (\d+)/.exec(await page.locator('verdict-panel header h2').innerText()) ?? [];
  assert.equal(points, of);
  assert.equal(await page.locator('case-row .word:not(.held)').count(), 0);
  assert.deepEqual(complaints, []);
});

test('a failed attack shows its exchanges, the statement with the lens, and a rule with its source', async () => {
  const { page, complaints } = await openAfterRun(site);
  await showVerdict(page);
  await caseButton(page, 'union-extraction').click();
  const detail = page.locator('case-detail');
  await detail.locator('sql-lens mark.code').first().waitFor();
  assert.match(await detail.locator('sql-lens mark.code').first().innerText(), /as code:/);
  assert.ok((await detail.locator('.rule .says').innerText()).length > 10);
  assert.match(await detail.locator('.sources').innerText(), /OWASP|RFC/);
  assert.match(await detail.locator('exchange-card .first').first().innerText(), /^(GET|POST) \//);
  assert.deepEqual(complaints, []);
});

test('a click on a line of the verdict shows that line in the editor', async () => {
  const { page } = await openAfterRun(site);
  await showVerdict(page);
  await caseButton(page, 'union-extraction').click();
  const chip = page.locator('case-detail .chip').first();
  const [file, line] = (await chip.innerText()).trim().split(':');
  await chip.click();
  await page.locator('code-editor .cm-pointed').waitFor();
  assert.equal(await page.locator('code-editor .cm-content').getAttribute('aria-label'), file);
  assert.equal((await page.locator('code-editor .cm-activeLineGutter').innerText()).trim(), line);
});
