// Learner's code that never ends, in Node and in Chromium: from Run to the message.
import { loadExercise } from '../../wasm/cli/exercises.js';
import { NodeEngineClient } from '../../wasm/engine/node-client.js';
import { chooseFile, run, starterFile, typeOver } from '../web/learner.js';
import { exercise as id, Site } from '../web/page.js';
import { median, type Figure, type Subject } from './figures.js';

const kBar = 1_500;
/** Nothing can be counted inside it: docs/decisions/0005. */
const kNativeBar = 3_000;
const kRounds = 3;
const kFile = 'server.js';
const kRunaways = [
  ['while (true) {}', kBar, 'while (true) {}'],
  ['a memory bomb', kBar, 'const hoard = []; for (;;) hoard.push(new Array(100000).fill(hoard.length));'],
  ['endless recursion', kBar, 'function deeper() { return deeper() + 1; } deeper();'],
  ['one endless native call', kNativeBar, 'Array.prototype.reverse.call({ length: 2 ** 53 - 1 });'],
] as const;

async function inNode(code: string): Promise<number> {
  const { bundle } = await loadExercise(id);
  const client = new NodeEngineClient();
  const times: number[] = [];
  for (let round = 0; round < kRounds; round++) {
    await client.ready;
    const began = performance.now();
    const { problem } = await client.grade(bundle, { [kFile]: code + starterFile(kFile) }, { seed: 1 });
    times.push(performance.now() - began);
    if (problem === null) throw new Error(`no problem was found in ${code}`);
  }
  await client.close();
  return median(times);
}

async function inChromium(site: Site, code: string): Promise<number> {
  const { page, context } = await site.open();
  await page.waitForFunction(() => performance.getEntriesByName('parapet: run possible').length > 0);
  await chooseFile(page, kFile);
  await typeOver(page, code + starterFile(kFile));
  await run(page);
  await page.locator('verdict-panel .problem').waitFor();
  const [began = NaN, ended = NaN] = await page.evaluate(() =>
    ['parapet: run', 'parapet: report'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN,
    ),
  );
  await context.close();
  return ended - began;
}

const subject: Subject = {
  title: 'Code that never ends',
  async measure() {
    const site = new Site();
    await site.start();
    const figures: Figure[] = [];
    for (const [what, bar, code] of kRunaways) {
      figures.push({ what: `${what}, in Node`, value: await inNode(code), unit: 'ms', bar });
      figures.push({
        what: `${what}, in Chromium`,
        value: await inChromium(site, code),
        unit: 'ms',
        bar,
      });
    }
    await site.stop();
    return figures;
  },
};
export default subject;
