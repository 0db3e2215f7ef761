// The page's score is a claim and the command line's the proof: both write the same report, with
// one engine at work or two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { exerciseIds, loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { Report } from '../../wasm/engine/report.js';
import { run, typeSolution } from './learner.js';
import { exercise, useSite } from './page.js';

const site = useSite();
const engine = await loadNodeEngine();

async function gradedInNode(id: string, at: 'starter' | 'solution'): Promise<Report> {
  const loaded = await loadExercise(id);
  return engine.grade(loaded.bundle, submissionAt(loaded, at), { seed: 1 });
}

function shown(page: Page): Promise<Report> {
  return page.locator('code-pane').evaluate((pane) => {
    const bench = Reflect.get(pane, 'bench') as { kept: { report: Report } };
    return bench.kept.report;
  });
}

test('the starter has the same report in the page as in Node', async () => {
  const { page } = await site.open();
  await run(page);
  const report = await shown(page);
  await site.close(); // or it rehearses meanwhile
  assert.deepEqual(report, await gradedInNode(exercise, 'starter'));
});

for (const id of await exerciseIds()) {
  test(`the solution of ${id} has the same report in the page as in Node`, async (t) => {
    const expected = await gradedInNode(id, 'solution'); // first: a page that waits rehearses
    const { page } = await site.open(`#/${id}`);
    await typeSolution(page, id);
    const runs = id === exercise ? 2 : 1; // compiled anew, and then from what is there
    for (let i = 0; i < runs; i++) {
      await run(page);
      const report = await shown(page);
      t.diagnostic(`${id} ${report.hash}`);
      assert.deepEqual(report, expected);
    }
  });
}
