// Whole gradings in the built page in Chromium, from Run to the report.
import type { Page } from 'playwright-core';
import { exerciseIds } from '../../wasm/cli/exercises.js';
import { run, typeSolution } from '../web/learner.js';
import { Site } from '../web/page.js';
import type { Figure, Subject } from './figures.js';
import { figuresOf, kRounds, type Times } from './gradings.js';

const kMarks = ['parapet: run', 'parapet: first answer', 'parapet: report'] as const;

const subject: Subject = {
  title: 'A grading in Chromium',
  async measure() {
    const site = new Site();
    await site.start();
    const figures: Figure[] = [];
    for (const id of await exerciseIds()) {
      const { page, context } = await site.open(`#/${id}`);
      await page.waitForFunction(() => performance.getEntriesByName('parapet: run possible').length > 0);
      // The first of the solution is not cold: the page has run the starter.
      const starter = await timesOf(page);
      await typeSolution(page, id);
      const solution = await timesOf(page);
      figures.push(
        ...figuresOf(id, 'starter', starter, { first: 200 }),
        ...figuresOf(id, 'solution', solution).slice(1, 2),
      );
      await context.close();
    }
    await site.stop();
    return figures;
  },
};
export default subject;

async function timesOf(page: Page): Promise<Times> {
  const wholes: number[] = [];
  const firsts: number[] = [];
  for (let round = 0; round <= kRounds; round++) {
    await run(page);
    const [began = NaN, first = NaN, ended = NaN] = await page.evaluate(
      (names) => names.map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? NaN),
      kMarks,
    );
    wholes.push(ended - began);
    firsts.push(first - began);
  }
  return { wholes, firsts };
}
