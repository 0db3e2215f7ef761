import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { caseButton, chooseFile, openAfterRun, run, showVerdict, verdict } from './learner.js';
import { useSite } from './page.js';

const site = useSite();
const narrow = { viewport: { width: 390, height: 844 } };

test('a verdict is shown from its first line, wherever the last one was left', async () => {
  const { page } = await site.open();
  await run(page);
  const panel = page.locator('.panel:has(verdict-panel)');
  await panel.evaluate((element) => {
    element.scrollTo(0, 600);
  });
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await verdict(page);
  assert.equal(await panel.evaluate((element) => element.scrollTop), 0);
});

test('another exercise by its address begins at its brief, from the top', async () => {
  const { page, complaints } = await site.openIdle(undefined, { viewport: { width: 1280, height: 500 } });
  const title = page.locator('exercise-brief h2').first();
  const before = await title.innerText();
  await page.locator('code-editor .cm-line').first().waitFor();
  const panel = page.locator('.panel:has(exercise-brief)');
  await panel.evaluate((element) => {
    element.scrollTo(0, 200);
  });
  assert.ok((await panel.evaluate((element) => element.scrollTop)) > 0);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.evaluate(() => (location.hash = '#/sessions/secure-your-session'));
  await page.locator('parapet-app h1').filter({ hasText: 'session' }).waitFor();
  await title.waitFor();
  assert.notEqual(await title.innerText(), before);
  assert.equal(await page.getByRole('tab', { name: 'Brief', selected: true }).count(), 1);
  assert.equal(await panel.evaluate((element) => element.scrollTop), 0);
  await page.locator('file-tabs button[aria-selected=true][data-file="auth.js"]').waitFor();
  assert.deepEqual(complaints, []);
});

test('no line of code is cut off on a narrow page; a continuation is further in than its line', async () => {
  const { page } = await site.openIdle(undefined, narrow);
  await page.getByRole('tab', { name: 'Code', exact: true }).click();
  await chooseFile(page, 'catalogue.js');
  const scroller = page.locator('code-editor .cm-scroller');
  assert.ok(await scroller.evaluate((element) => element.scrollWidth <= element.clientWidth));
  const line = page.locator('code-editor .cm-line').filter({ hasText: 'SELECT count' });
  const starts = await line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const tops = [...new Set(boxes.map(({ top }) => Math.round(top)))];
    return tops.map((top) =>
      Math.min(...boxes.filter((box) => Math.round(box.top) === top).map(({ left }) => left)),
    );
  });
  assert.ok(starts.length > 1, 'the line wraps');
  const [first = NaN, ...others] = starts;
  assert.ok(others.every((start) => start > first));
});

const sideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('nothing on a narrow page scrolls sideways', async () => {
  const { page } = await openAfterRun(site, '#/', narrow);
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  assert.equal(await sideways(page), false, 'home');
  await page.getByRole('link', { name: /SQL/ }).click();
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  assert.equal(await sideways(page), false, 'brief');
  await showVerdict(page);
  await caseButton(page, 'union-extraction').click();
  await page.locator('case-detail exchange-card').first().waitFor();
  assert.equal(await sideways(page), false, 'verdict');
});

test('no question scrolls a narrow page sideways', async () => {
  const { page } = await site.open('#/quick-test/1', narrow);
  await page.getByRole('button', { name: 'Start' }).click();
  const isWide = () => page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth);
  const next = page.getByRole('button', { name: 'Next' });
  for (let place = 1; ; place++) {
    await page
      .locator('quick-test-page .count')
      .filter({ hasText: `Question ${place} of` })
      .waitFor();
    assert.equal(await isWide(), false, `question ${place}`);
    if ((await next.count()) === 0) break;
    await next.click();
  }
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.locator('test-review').first().waitFor();
  assert.equal(await isWide(), false, 'review');
});
