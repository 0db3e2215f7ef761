import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFile, openAfterRun, run, showVerdict, state } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

test('hints come one at a time, to the last', async () => {
  const { page } = await openAfterRun(site);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('heading', { name: 'Hints' }).waitFor();
  const next = page.getByRole('button', { name: /^Show (a|the next) hint$/ });
  let shown = 0;
  while ((await next.count()) > 0) {
    await next.click();
    shown += 1;
    assert.equal(await page.locator('hint-ladder li').count(), shown);
  }
  assert.ok(shown >= 2, 'there is more than one hint');
  assert.equal(await page.getByRole('button', { name: 'Compare with the solution' }).count(), 2);
});

test('the solution opens beside the code, which stays as it is and can still be edited', async () => {
  const { page, complaints } = await site.openIdle();
  await chooseFile(page, 'catalogue.js');
  await page.getByRole('button', { name: 'Compare with the solution' }).click();
  const mine = page.locator('solution-diff .cm-content[aria-label="catalogue.js, yours"]');
  await page.locator('solution-diff .cm-content[aria-label="catalogue.js, solution"]').waitFor();
  await mine.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('// mine, beside it\n');
  await page.getByRole('button', { name: 'Back to my code' }).click();
  await page.locator('code-editor .cm-line').first().filter({ hasText: '// mine, beside it' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('the solution is not fetched before it is asked for', async () => {
  const { page } = await openAfterRun(site);
  await showVerdict(page);
  const before = site.sent.length;
  await page.getByRole('button', { name: 'Compare with the solution' }).click();
  await page.locator('solution-diff').waitFor();
  assert.ok(site.sent.length > before, 'the comparison is a chunk of its own');
});

test('an address that names no exercise leads back to the list', async () => {
  const { page, complaints } = await site.openIdle('#/no/such');
  await page.getByRole('link', { name: 'See the exercises' }).click();
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('the home page shows how far one has come', async () => {
  const { page } = await openAfterRun(site);
  await showVerdict(page);
  await page.getByRole('link', { name: 'Parapet' }).click();
  await page.locator('course-leg .best').waitFor();
  assert.match(await page.locator('course-leg .best').innerText(), /^\s*\d+ of \d+ points$/);
});

test('the theme is the chosen one after a reload', async () => {
  const { page, complaints } = await site.openIdle('#/', { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(background, 'rgb(24, 23, 20)');
  assert.deepEqual(complaints, []);
});

test('a screen reader is told that a run began and how it ended', async () => {
  const { page } = await site.open();
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    const status = document
      .querySelector('parapet-app')
      ?.shadowRoot?.querySelector('exercise-page')
      ?.shadowRoot?.querySelector('[role=status]');
    new MutationObserver(() => heard.push(status?.textContent ?? '')).observe(status as Node, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await run(page);
  const heard = await page.evaluate(() => Reflect.get(globalThis, 'heard') as string[]);
  assert.equal(heard[0], 'Running.');
  assert.match(heard.at(-1) ?? '', /^\d+ of \d+ points\./);
  assert.match(await state(page).innerText(), /got in/);
});
