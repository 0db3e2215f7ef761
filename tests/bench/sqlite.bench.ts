// 100,000 inserts and bound point selects in Chromium: the page's SQLite against other builds.
import { median, type Figure, type Subject } from './figures.js';
import { Laboratory } from './laboratory.js';

const kRounds = 9;
const kPeers = { 'sqlite-wasm': '@sqlite.org/sqlite-wasm', 'sql.js': 'sql.js' } as const;
const kWork = ['100,000 inserts', '100,000 bound point selects'] as const;
// The most that ours may take, as a multiple of the peer's time.
const kMost: Readonly<Record<keyof typeof kPeers, readonly [number | undefined, number]>> = {
  'sqlite-wasm': [undefined, 1],
  'sql.js': [1 / 1.2, 1 / 1.2],
};

const subject: Subject = {
  title: 'SQLite in Chromium',
  async measure() {
    const laboratory = new Laboratory();
    const page = await laboratory.open('sqlite-page.ts', {
      'race.js': 'build/wasm/sqlite_race.js',
      'race.wasm': 'build/wasm/sqlite_race.wasm',
      'sqlite3.mjs': 'node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.mjs',
      'sqlite3.wasm': 'node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.wasm',
      'sql-wasm.js': 'node_modules/sql.js/dist/sql-wasm.js',
      'sql-wasm.wasm': 'node_modules/sql.js/dist/sql-wasm.wasm',
    });
    const rounds: Record<string, readonly [number, number]>[] = [];
    for (let round = -1; round < kRounds; round++) {
      const times = await page.evaluate(() =>
        (globalThis as unknown as { measure: () => Record<string, readonly [number, number]> }).measure(),
      );
      if (round >= 0) rounds.push(times);
    }
    await laboratory.close();
    const of = (name: string, work: 0 | 1): number =>
      median(rounds.map((round) => round[name]?.[work] ?? NaN));
    return kWork.flatMap((what, i) =>
      (Object.keys(kPeers) as (keyof typeof kPeers)[]).map((name): Figure => {
        const work = i === 0 ? 0 : 1;
        const peer = { what: kPeers[name], value: of(name, work) };
        const most = kMost[name][work];
        const bar = most === undefined ? {} : { bar: most * peer.value };
        return { what, value: of('ours', work), unit: 'ms', ...bar, peer };
      }),
    );
  },
};
export default subject;
