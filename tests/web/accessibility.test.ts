import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kNarrow, kStill, kWide, look } from './axe.js';
import { caseButton, chooseFile, openAfterRun, showVerdict } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

test('axe finds nothing on home, on an exercise and on its parts', async () => {
  const { page, complaints } = await openAfterRun(site, '#/', kStill);
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  await look(page, 'home');

  await page.getByRole('link', { name: /SQL/ }).click();
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  await page.locator('code-editor .cm-line').first().waitFor();
  await look(page, 'brief');

  await showVerdict(page);
  await caseButton(page, 'union-extraction').click();
  await page.locator('case-detail exchange-card').first().waitFor();
  await look(page, 'verdict');

  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await look(page, 'hints');

  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await look(page, 'history, with the reset menu open');
  await page.keyboard.press('Escape');

  for (const at of [kWide, kNarrow]) {
    await page.setViewportSize(at.viewport);
    if (at === kNarrow) await page.getByRole('tab', { name: 'Code', exact: true }).click();
    await chooseFile(page, 'catalogue.js');
    await look(page, 'code, with named lines', [at]);
    await page.getByRole('button', { name: 'Compare with the solution' }).click();
    await page.locator('solution-diff .cm-content').first().waitFor();
    await look(page, 'solution', [at]);
    await page.getByRole('button', { name: 'Back to my code' }).click();
  }
  assert.deepEqual(complaints, []);
});

test('axe finds nothing in lesson and test', async () => {
  const { page, complaints } = await site.open('#/lesson/mental-model', kStill);
  await page.locator('lesson-page h1').waitFor();
  await look(page, 'a page with a picture');

  await page.locator('lesson-page .onwards .primary').click();
  await page.getByRole('heading', { level: 1, name: 'Who are you, and may you?' }).waitFor();
  await look(page, 'a page with code');

  await page.goto(`${site.origin}/#/quick-test/1234`);
  await page.getByRole('button', { name: 'Start' }).waitFor();
  await look(page, 'before the test');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('test-question label').first().click();
  await page.getByRole('button', { name: 'Question 1, answered' }).waitFor();
  await look(page, 'a choice');

  const next = page.getByRole('button', { name: 'Next' });
  while ((await page.locator('test-question ol').count()) === 0) await next.click();
  await look(page, 'an order');
  await page.locator('quick-test-page nav button').last().click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.locator('test-review').first().waitFor();
  await page.getByRole('button', { name: /^All/ }).click();
  await look(page, 'the review');

  await page.getByRole('link', { name: 'Parapet' }).click();
  await page.locator('course-leg .best').waitFor();
  await look(page, 'home, with progress');
  assert.deepEqual(complaints, []);
});

test('on any lesson page axe finds nothing, and nothing narrow scrolls sideways', async () => {
  const { page, complaints } = await site.open('#/lesson/why', kStill);
  await page.locator('lesson-page h1').waitFor();
  const addresses = await page
    .locator('lesson-nav ul a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  assert.ok(addresses.length >= 16);
  for (const address of addresses) {
    await page.goto(`${site.origin}/${address}`);
    await page.locator(`lesson-nav a[aria-current][href="${address}"]`).waitFor({ state: 'attached' });
    // What a demo shows once it has been played.
    await page.waitForFunction(() => {
      const app = document.querySelector('parapet-app');
      const lesson = app?.shadowRoot?.querySelector('lesson-page')?.shadowRoot;
      return [...(lesson?.querySelectorAll('switch-demo, access-demo, cost-demo') ?? [])].every(
        (demo) => demo.shadowRoot?.querySelector('[aria-busy=false]') != null,
      );
    });
    await look(page, address, [kNarrow]);
    const isWide = await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
    assert.equal(isWide, false, address);
    await look(page, address, [kWide]);
  }
  assert.deepEqual(complaints, []);
});
