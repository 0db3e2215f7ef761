import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { caseButton, chooseFile, run } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html}`),
  );
}

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
}
