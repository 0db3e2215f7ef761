// The browser panel in the built page, given cases of the club: an exercise that the page does not have.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { CaseResult } from '../../wasm/engine/report.js';
import { findings } from './axe.js';
import { caseOf, playClub } from './browser-cases.js';
import { dist, useSite, type OpenPage } from './page.js';

const site = useSite();
const weak = await playClub(`{ sameSite: 'none', secure: true, maxAge: 3600_000 }`);
const bare = await playClub('{}');

const chunk = readdirSync(`${dist}/assets`).find((name) => /^case-detail-.*\.js$/.test(name));

/** The page with nothing in it but the details of a case. */
async function show(result: CaseResult, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const open = await site.openIdle('#/', options);
  const { page } = open;
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  await page.evaluate(
    async ([path, given]) => {
      await import(path);
      const main = document.createElement('main');
      const detail = document.createElement('case-detail');
      Object.assign(detail, { result: given });
      // Beside the code a verdict has this much room.
      main.style.cssText = 'max-width: 500px; container: panel / inline-size';
      const titles = ['h1', 'h2', 'h3'].map((name) => {
        const title = document.createElement(name);
        title.textContent = name;
        return title;
      });
      main.append(...titles, detail);
      document.body.replaceChildren(main);
    },
    [`/assets/${chunk ?? ''}`, result] as const,
  );
  await panel(page).waitFor();
  return open;
}

const panel = (page: Page): Locator => page.getByRole('region', { name: 'In the browser' });
const count = async (page: Page): Promise<readonly number[]> => {
  const [at = 0, of = 0] = (await panel(page).locator('.count').innerText()).match(/\d+/g)?.map(Number) ?? [];
  return [at, of];
};
const says = (page: Page): Promise<string> => panel(page).locator('.says').innerText();
const status = (page: Page): Locator => panel(page).getByRole('status');

test('a breach begins at the step that decided: its cookie with the reason, and what the attacker holds', async () => {
  const { page, complaints } = await show(caseOf(weak, 'forged-form'));
  assert.match(await says(page), /sends POST \/comments to club\.example, made by a page of evil\.example/);
  const decisions = await panel(page).locator('step-decisions dl').innerText();
  assert.match(decisions, /sid goes along/);
  assert.match(decisions, /SameSite=None.*cross-site.*RFC 6265bis 5\.2/);
  assert.match(
    await panel(page).locator('cookie-jar ul').innerText(),
    /went along\s+Secure\s+SameSite=None\s+no HttpOnly/,
  );
  assert.match(await panel(page).locator('.hands .now').first().innerText(), /The comments changed/);
  await panel(page).getByRole('button', { name: 'First step' }).click();
  await panel(page).locator('.hands').getByText('Nothing, up to this step.').waitFor();
  // The first step is the attacker's own, and no browser's.
  await panel(page).locator('cookie-jar').waitFor({ state: 'hidden' });
  assert.deepEqual(complaints, []);
});

test('a step leads to the same exchange in the timeline', async () => {
  const { page, complaints } = await show(caseOf(weak, 'forged-form'));
  await panel(page).getByRole('button', { name: 'First step' }).click();
  const link = panel(page).getByRole('button', { name: /^Exchange \d+ in full$/ });
  const number = /\d+/.exec(await link.innerText())?.[0] ?? '';
  await link.click();
  const card = page
    .locator('exchange-card')
    .filter({ has: page.getByRole('button', { expanded: true, name: new RegExp(`^${number} `) }) });
  await card.getByRole('heading', { name: 'Request' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('steps are gone through with the keyboard alone, and told to a screen reader', async () => {
  const { page, complaints } = await show(caseOf(weak, 'forged-form'));
  const [, all = 0] = await count(page);
  await panel(page).locator('[aria-current=step]').focus();
  const press = async (key: string, at: number) => {
    await page.keyboard.press(key);
    await panel(page)
      .locator('.count')
      .filter({ hasText: `Step ${at} of ${all}` })
      .waitFor();
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent ?? '';
    });
    assert.ok(focused.trim().startsWith(`${at}. `), `${key}: ${focused.trim()}`);
  };
  await press('Home', 1);
  await press('ArrowDown', 2);
  await press('ArrowRight', 3);
  await press('ArrowUp', 2);
  await press('ArrowLeft', 1);
  await press('ArrowUp', 1);
  await press('PageDown', 7);
  await press('End', all);
  assert.equal(await status(page).innerText(), '', 'the focus has told it already');

  const back = panel(page).getByRole('button', { name: 'Previous step' });
  await back.focus();
  await page.keyboard.press('Enter');
  await status(page)
    .filter({ hasText: `Step ${all - 1}.` })
    .waitFor();
  assert.ok((await status(page).innerText()).includes(await says(page)));
  assert.deepEqual(complaints, []);
});

test('the step that is shown is in sight in the diagram, its neighbours too', async () => {
  const { page } = await show(caseOf(weak, 'forged-form'));
  const isInSight = () =>
    panel(page)
      .locator('sequence-diagram ol')
      .evaluate((list) => {
        const box = list.getBoundingClientRect();
        const row = list.querySelector('[aria-current]')?.getBoundingClientRect();
        return row !== undefined && row.top >= box.top - 1 && row.bottom <= box.bottom + 1;
      });
  assert.ok(await isInSight(), 'at first');
  for (const name of ['Last step', 'Previous step', 'First step', 'What decided']) {
    await panel(page).getByRole('button', { name }).click();
    assert.ok(await isInSight(), name);
  }
});

test('what goes over the line in the clear is marked, and its cookie is the attacker’s', async () => {
  const { page, complaints } = await show(caseOf(bare, 'wire-cookie'));
  await panel(page).locator('.head.line').waitFor();
  await panel(page).locator('.row', { hasText: 'GET http://…/' }).first().click();
  assert.match(await says(page), /in the clear, and the attacker on the line answers it himself/);
  assert.match(
    await panel(page).locator('.hands').innerText(),
    /Read on the line: GET http:\/\/club\.example\/, with the cookie sid/,
  );
  assert.deepEqual(complaints, []);
});

test('who only listens reads what goes in the clear, and all of it', async () => {
  const { page, complaints } = await show(caseOf(bare, 'wire-listen'));
  await panel(page).locator('.row', { hasText: 'GET http://…/' }).first().click();
  assert.match(await says(page), /in the clear: whoever is on the line reads all of it/);
  assert.ok((await panel(page).locator('.row .eye').count()) > 0);
  assert.deepEqual(complaints, []);
});

test('a story has no attacker’s hands; time that goes by is a line of its own', async () => {
  const { page, complaints } = await show(caseOf(weak, 'story'));
  await panel(page).locator('.gap').filter({ hasText: '3 days later' }).waitFor();
  assert.equal(await panel(page).locator('.hands').count(), 0);
  await panel(page).getByRole('button', { name: 'Last step' }).click();
  assert.match(await panel(page).locator('.clock').innerText(), /3 d 00:00:/);
  assert.deepEqual(complaints, []);
});

/** Goes on to the last step, and tells for each whether the page is then wider than the window. */
async function stepThrough(next: Element): Promise<boolean[]> {
  const host = (next.getRootNode() as ShadowRoot).host as Element & { updateComplete: Promise<boolean> };
  const wide: boolean[] = [];
  while (next.ariaDisabled !== 'true') {
    (next as HTMLElement).click();
    await host.updateComplete;
    await new Promise((resolve) => setTimeout(resolve)); // what is within has been drawn as well
    const { scrollWidth, clientWidth } = document.documentElement;
    wide.push(scrollWidth > clientWidth);
  }
  return wide;
}

for (const [id, cookie, cases] of [
  ['forged-form', 'weak', weak],
  ['wire-cookie', 'bare', bare],
  ['forged-form', 'bare', bare],
] as const) {
  test(`${id}, ${cookie}: nothing scrolls sideways, and axe finds nothing`, async () => {
    const { page, complaints } = await show(caseOf(cases, id), { reducedMotion: 'reduce' });
    const [, all = 0] = await count(page);
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await panel(page).getByRole('button', { name: 'First step' }).click();
      const wide = await panel(page).getByRole('button', { name: 'Next step' }).evaluate(stepThrough);
      assert.deepEqual(wide, Array.from({ length: all - 1 }, () => false), `${width} px`); // prettier-ignore
      await panel(page).getByRole('button', { name: 'What decided' }).click({ force: true });
      assert.deepEqual(await findings(page), [], `${width} px, ${colorScheme}`);
    }
    assert.deepEqual(complaints, []);
  });
}
