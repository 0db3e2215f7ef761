// The built page in Chromium: cold cache, loopback, one context for each round.
import { editor, run } from '../web/learner.js';
import { Site } from '../web/page.js';
import { median, type Figure, type Subject } from './figures.js';
import { longestTask } from './tasks.js';

const kRounds = 5;
const kMarks = ['parapet: run possible', 'parapet: run', 'parapet: first answer', 'parapet: report'] as const;

interface Round {
  readonly editor: number;
  readonly ready: number;
  readonly first: number;
  readonly starter: number;
  readonly sent: number;
}

async function measureRound(site: Site): Promise<Round> {
  site.sent.length = 0;
  const { page, context } = await site.open();
  await editor(page).waitFor();
  const shown = await page.evaluate(() => performance.now());
  const marks = (): Promise<number[]> =>
    page.evaluate(
      (names) => names.map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? NaN),
      kMarks,
    );
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, kMarks[0]);
  const [ready = NaN] = await marks();
  await run(page);
  const [, began = NaN, first = NaN, ended = NaN] = await marks();
  const sent = site.sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  await context.close();
  return {
    editor: shown,
    ready,
    first: first - began,
    starter: ended - began,
    sent,
  };
}

async function longestTaskOfARun(site: Site): Promise<number> {
  const { page, context } = await site.open();
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  const longest = await longestTask(site.browser, page, async () => {
    await run(page);
    for (const row of await page.locator('case-row button.line').all()) await row.click();
  });
  await context.close();
  return longest;
}

const subject: Subject = {
  title: 'The page in Chromium, cold',
  async measure() {
    const site = new Site();
    await site.start();
    const rounds: Round[] = [];
    for (let round = 0; round < kRounds; round++) rounds.push(await measureRound(site));
    const longest = await longestTaskOfARun(site);
    await site.stop();
    const figure = (what: string, name: keyof Round, bar?: number): Figure => ({
      what,
      value: median(rounds.map((round) => round[name])),
      unit: 'ms',
      ...(bar === undefined ? {} : { bar }),
    });
    return [
      figure('editor usable after navigation', 'editor'),
      figure('Run possible after navigation', 'ready', 2_000),
      figure('first result after the first Run', 'first', 200),
      figure('starter, the first run', 'starter'),
      { what: 'longest task of the main thread', value: longest, unit: 'ms', bar: 50 },
      { ...figure('sent until the first verdict, brotli', 'sent', 700), unit: 'KB' },
    ];
  },
};
export default subject;
