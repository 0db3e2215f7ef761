import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from './axe.js';
import { caseButton, chooseFile, run } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

// Each width and each scheme once: the colours are the same at any width.
for (const [width, colorScheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const) {
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async () => {
    const viewport = { width, height: 800 };
    const reducedMotion = 'reduce'; // a colour in transition has no contrast to judge
    const { page, complaints } = await site.open('#/', { viewport, colorScheme, reducedMotion });
    await page.getByRole('heading', { name: 'Exercises' }).waitFor();
    assert.deepEqual(await findings(page), [], 'home');

    await page.getByRole('link', { name: /SQL/ }).click();
    await page.getByRole('tab', { name: 'Brief' }).waitFor();
    assert.deepEqual(await findings(page), [], 'brief');

    await run(page);
    await caseButton(page, 'union-extraction').click();
    await page.locator('case-detail exchange-card').first().waitFor();
    assert.deepEqual(await findings(page), [], 'verdict');

    await page.getByRole('tab', { name: 'Hints' }).click();
    await page.getByRole('button', { name: 'Show a hint' }).click();
    assert.deepEqual(await findings(page), [], 'hints');

    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    assert.deepEqual(await findings(page), [], 'history, with the reset menu open');

    await page.keyboard.press('Escape');
    if (width === 390) await page.getByRole('tab', { name: 'Code', exact: true }).click();
    await chooseFile(page, 'catalogue.js');
    assert.deepEqual(await findings(page), [], 'code, with named lines');
    await page.getByRole('button', { name: 'Compare with the solution' }).click();
    await page.locator('solution-diff .cm-content').first().waitFor();
    assert.deepEqual(await findings(page), [], 'solution');
    assert.deepEqual(complaints, []);
  });

  test(`axe finds nothing in lesson and test at ${width} px, ${colorScheme}`, async () => {
    const viewport = { width, height: 800 };
    const reducedMotion = 'reduce';
    const address = '#/lesson/mental-model';
    const { page, complaints } = await site.open(address, { viewport, colorScheme, reducedMotion });
    await page.locator('lesson-page h1').waitFor();
    assert.deepEqual(await findings(page), [], 'a page with a picture');

    await page.locator('lesson-page .onwards .primary').click();
    await page.getByRole('heading', { level: 1, name: 'Who are you, and may you?' }).waitFor();
    assert.deepEqual(await findings(page), [], 'a page with code');

    await page.goto(`${site.origin}/#/quick-test/1234`);
    await page.getByRole('button', { name: 'Start' }).waitFor();
    assert.deepEqual(await findings(page), [], 'before the test');
    await page.getByRole('button', { name: 'Start' }).click();
    await page.locator('test-question label').first().click();
    await page.getByRole('button', { name: 'Question 1, answered' }).waitFor();
    assert.deepEqual(await findings(page), [], 'a choice');

    const next = page.getByRole('button', { name: 'Next' });
    while ((await page.locator('test-question ol').count()) === 0) await next.click();
    assert.deepEqual(await findings(page), [], 'an order');
    while ((await next.count()) > 0) await next.click();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.locator('test-review').first().waitFor();
    await page.getByRole('button', { name: /^All/ }).click();
    assert.deepEqual(await findings(page), [], 'the review');

    await page.getByRole('link', { name: 'Parapet' }).click();
    await page.locator('course-leg .best').waitFor();
    assert.deepEqual(await findings(page), [], 'home, with progress');
    assert.deepEqual(complaints, []);
  });
  test(`axe finds nothing on any lesson page at ${width} px, ${colorScheme}`, async () => {
    const viewport = { width, height: 800 };
    const reducedMotion = 'reduce';
    const { page, complaints } = await site.open('#/lesson/why', { viewport, colorScheme, reducedMotion });
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
      assert.deepEqual(await findings(page), [], address);
    }
    assert.deepEqual(complaints, []);
  });
}
