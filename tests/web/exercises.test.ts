// Every exercise in the page: its brief, and what a run of the starter shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { exerciseIds } from '../../wasm/cli/exercises.js';
import { kStill, look } from './axe.js';
import { gradedInNode, shownReport } from './graded.js';
import { caseButton, run } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

/** A case of each to open, and what is to be seen there. */
const kTelling: Readonly<
  Record<string, readonly (readonly [id: string, check: (page: Page) => Promise<void>])[]>
> = {
  'csrf/defend-the-transfer': [
    [
      'form',
      inTheBrowser(/sends POST \/\w+ to bank\.example, made by a page of evil\.example/, /goes along/),
    ],
  ],
  'headers/add-security-headers': [
    ['stored-script', inTheBrowser(/to evil\.example, made by a page of board\.example/)],
    ['stripped', inTheBrowser(/It goes in the clear/)],
    ['cors', inTheBrowser(/Received POST https:\/\/evil\.example\/c[^]*phone/)],
  ],
  'passwords/store-them-slowly': [['stolen-database', cracking]],
  'rate-limits/slow-the-guessing': [['one-account', guessing]],
  'sessions/secure-your-session': [['script', inTheBrowser(/In the attacker’s hands/)]],
  'sql-injection/patch-the-query': [['union-extraction', lens]],
};

for (const id of await exerciseIds()) {
  test(`${id}: brief and verdict have nothing that axe finds, and the starter's report is Node's`, async () => {
    const expected = await gradedInNode(id, 'starter'); // first: a page that waits rehearses
    const { page, complaints } = await site.open(`#/${id}`, kStill);
    await page.locator('exercise-brief h2').first().waitFor();
    await run(page);
    assert.deepEqual(await shownReport(page), expected);
    for (const [attack, check] of kTelling[id] ?? []) {
      const button = caseButton(page, attack, id);
      await button.click();
      await check(page);
      await look(page, attack);
      await button.click();
    }
    await page.getByRole('tab', { name: 'Brief' }).click();
    await look(page, 'brief');
    assert.deepEqual(complaints, []);
  });
}

function inTheBrowser(says: RegExp, decided?: RegExp): (page: Page) => Promise<void> {
  return async (page) => {
    const panel = page.getByRole('region', { name: 'In the browser' });
    await panel.waitFor();
    assert.match(await panel.innerText(), says);
    if (decided) assert.match(await panel.locator('step-decisions dl').innerText(), decided);
  };
}

async function cracking(page: Page): Promise<void> {
  const chart = page.locator('cracking-chart table');
  assert.match(await chart.locator('caption').innerText(), /How long .* needs for one password of/);
  assert.match(await chart.locator('tbody:not(.beside)').innerText(), /MD5[^]*at once/);
  assert.match(await chart.locator('.beside').innerText(), /SHA-256[^]*Argon2id/);
}

async function guessing(page: Page): Promise<void> {
  const chart = page.locator('guessing-chart figure');
  assert.match(
    await chart.locator('figcaption').innerText(),
    /^\d+ guesses within .* let the attacker in\.$/,
  );
  assert.ok((await chart.locator('rect.looked').count()) > 0);
}

async function lens(page: Page): Promise<void> {
  await page.locator('case-detail exchange-card').first().waitFor();
}
