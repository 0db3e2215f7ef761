// How fast the page is on this machine, cold cache and loopback. Prints figures; judges none.
//   node --import tsx tests/web/bench.ts [rounds]
import { editor, run } from './learner.js';
import { Site } from './page.js';

const kMarks = ['parapet: engine ready', 'parapet: run', 'parapet: first answer', 'parapet: report'] as const;

interface Figures {
  readonly editor: number;
  readonly ready: number;
  readonly first: number;
  readonly whole: number;
  readonly again: number;
}

async function measure(site: Site): Promise<Figures> {
  const { page, context } = await site.open();
  await editor(page).waitFor();
  const shown = await page.evaluate(() => performance.now());
  const marks = (): Promise<number[]> =>
    page.evaluate(
      (names) => names.map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? NaN),
      kMarks,
    );
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, kMarks[0]);
  await run(page);
  const [ready = NaN, began = NaN, first = NaN, ended = NaN] = await marks();
  await run(page);
  const [, again = NaN, , over = NaN] = await marks();
  await context.close();
  return { editor: shown, ready, first: first - began, whole: ended - began, again: over - again };
}

function median(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  return `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? NaN)} ms`;
}

const site = new Site();
await site.start();
const rounds: Figures[] = [];
for (let round = Number(process.argv[2] ?? 5); round > 0; round--) rounds.push(await measure(site));
await site.stop();
const of = (name: keyof Figures): string => median(rounds.map((figures) => figures[name]));
console.log(`editor usable after navigation   ${of('editor')}`);
console.log(`run possible after navigation    ${of('ready')}`);
console.log(`first answer after Run           ${of('first')}`);
console.log(`whole suite, first run           ${of('whole')}`);
console.log(`whole suite, second run          ${of('again')}`);
