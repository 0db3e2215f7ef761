// The page's score is a claim and the command line's the proof: both write the same report, with
// one engine at work or two.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exerciseIds } from '../../wasm/cli/exercises.js';
import { gradedInNode, shownReport } from './graded.js';
import { run, typeSolution } from './learner.js';
import { exercise, useSite } from './page.js';

const site = useSite();

for (const id of await exerciseIds()) {
  test(`the solution of ${id} has the same report in the page as in Node`, async (t) => {
    const expected = await gradedInNode(id, 'solution'); // first: a page that waits rehearses
    const { page } = await site.open(`#/${id}`);
    await typeSolution(page, id);
    const runs = id === exercise ? 2 : 1; // compiled anew, and then from what is there
    for (let i = 0; i < runs; i++) {
      await run(page);
      const report = await shownReport(page);
      t.diagnostic(`${id} ${report.hash}`);
      assert.deepEqual(report, expected);
    }
  });
}
