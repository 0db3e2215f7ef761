import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { verdict } from './learner.js';
import { exercise, useSite } from './page.js';

const site = useSite();

/** The element that has the focus, through every shadow root, as role-like text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${element?.getAttribute('role') ?? element?.localName}: ${text.replace(/\s+/g, ' ').trim()}`;
  });
}

/** Presses Tab until the focus is on what matches; fails rather than going round for ever. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    if (wanted.test(seen.at(-1) ?? '')) return;
  }
  assert.fail(`Tab never reached ${wanted}: ${seen.join(' | ')}`);
}

test('Ctrl+Enter runs the code of whoever has not been anywhere yet', async () => {
  const { page } = await site.open('#/');
  await page.goto(`${site.origin}/#/${exercise}`);
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await verdict(page);
});

test('an exercise is opened, edited, run and read with the keyboard alone', async () => {
  const { page, complaints } = await site.open('#/');
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  await tabTo(page, /^a: .*SQL/);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Brief' }).waitFor();

  await tabTo(page, /^tab: server\.js/);
  await page.keyboard.press('ArrowRight');
  assert.match(await focused(page), /^tab: catalogue\.js/);
  await tabTo(page, /^textbox: catalogue\.js/);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// by hand');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('code-editor .cm-line').first().innerText(), '// by hand');

  await page.keyboard.press('Control+Enter');
  await verdict(page);
  assert.match(await focused(page), /^textbox/);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^button: Run/);

  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await tabTo(page, /^tab: catalogue/);
  assert.deepEqual(complaints, []);
});

test('Tab indents in the editor, and leaves it after Escape', async () => {
  const { page } = await site.openIdle();
  await page.locator('code-editor .cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  assert.match(await page.locator('code-editor .cm-line').first().innerText(), /^ {2}/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^button: Run/);
});

test('a case is opened and its line visited with the keyboard alone', async () => {
  const { page } = await site.open();
  await page.getByRole('tab', { name: 'Brief' }).focus();
  await page.keyboard.press('Control+Enter');
  await verdict(page);
  await page.getByRole('tab', { name: 'Verdict', exact: true }).focus();
  await tabTo(page, /^button: .*Got in/);
  await page.keyboard.press('Enter');
  await page.locator('case-detail .chip').first().waitFor();
  await tabTo(page, /^button: \w+\.js:\d+/);
  await page.keyboard.press('Enter');
  await page.locator('code-editor .cm-pointed').waitFor();
  assert.match(await focused(page), /^textbox: \w+\.js/);
});

test('Run pressed before the work is there is not lost', async () => {
  const { page } = await site.openIdle('#/');
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  const hadWork = await page.evaluate(async (address) => {
    location.hash = address;
    for (;;) {
      await new Promise(requestAnimationFrame);
      const element = document.querySelector('parapet-app')?.shadowRoot?.querySelector('exercise-page');
      const tab = element?.shadowRoot?.querySelector('[role=tab]');
      if (!element || !tab) continue;
      tab.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
      );
      return Reflect.get(element, 'bench') !== undefined;
    }
  }, `#/${exercise}`);
  assert.equal(hadWork, false);
  await page.getByRole('button', { name: 'Stop' }).waitFor();
});

test('the reset menu closes with Escape and gives the focus back', async () => {
  const { page } = await site.openIdle();
  await page.getByRole('button', { name: 'Reset', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.match(await focused(page), /^button: Reset server\.js/);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'button: Reset');
  assert.equal(await page.getByRole('button', { name: /New world/ }).count(), 0);
});
