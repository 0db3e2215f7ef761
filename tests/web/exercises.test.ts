// Every exercise in the page: its brief, and what a run of the starter and one of the solution show. The page's
// score is a claim and the command line's the proof: both write the same report, with one engine at work or two.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { exerciseIds, loadExercise } from '../../wasm/cli/exercises.js';
import type { Report } from '../../wasm/engine/report.js';
import { gradedInNode } from '../graded.js';
import { kStill, look } from './axe.js';
import { caseButton, run, typeSolution } from './learner.js';
import { exercise, useSite } from './page.js';

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
  test(`${id}: axe finds nothing in brief and verdict, and the reports are Node's`, async (t) => {
    const { page, complaints } = await site.open(`#/${id}`, kStill);
    await page.locator('exercise-brief h2').first().waitFor();
    await runsAsInNode(t, page, id, 'starter');
    for (const [attack, check] of kTelling[id] ?? []) {
      const button = caseButton(page, attack, id);
      await button.click();
      await check(page);
      await look(page, attack);
      await button.click();
    }
    await page.getByRole('tab', { name: 'Brief' }).click();
    await look(page, 'brief');
    await typeSolution(page, id);
    await runsAsInNode(t, page, id, 'solution'); // compiled anew, and then from what is there
    if (id === exercise) await runsAsInNode(t, page, id, 'solution');
    assert.deepEqual(complaints, []);
  });
}

async function runsAsInNode(
  t: TestContext,
  page: Page,
  id: string,
  at: 'starter' | 'solution',
): Promise<void> {
  await run(page);
  const report = await shownReport(page);
  t.diagnostic(`${id}, ${at}: ${report.hash}`);
  assert.deepEqual(report, await gradedInNode(await loadExercise(id), at));
}

function shownReport(page: Page): Promise<Report> {
  return page.locator('code-pane').evaluate((pane) => {
    const bench = Reflect.get(pane, 'bench') as { kept: { report: Report } };
    return bench.kept.report;
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
