// Ours and others', interleaved in one run: each round gives everyone a turn, and medians are compared.
// What is measured is the processor time of this process, its threads included, so that a machine busy
// with other things disturbs less.

import { median, type Figure, type Subject } from './figures.js';

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** Ours over the peer's. */
  readonly ratio: number;
  readonly bar: string;
  readonly ok: boolean;
  /** The same as a number, for ./scripts/bench. */
  readonly figure: Figure;
}

/** What ./scripts/bench looks for in a file's default export. */
export function subject(title: string, bench: () => Promise<readonly Row[]>): Subject {
  return { title, measure: async () => (await bench()).map(({ figure }) => figure) };
}

export interface Contestant {
  readonly name: string;
  readonly turn: () => unknown;
  /** The most that ours may take, as a multiple of this one's time: 1.25 is a quarter more, 0.5 half. */
  readonly most?: number;
}

export interface Comparison {
  readonly what: string;
  readonly ours: () => unknown;
  readonly peers: readonly Contestant[];
  readonly rounds: number;
  /** Times each in a turn, for what is too quick to measure. */
  readonly batch?: number;
  /** What each batch needs made anew; its time counts for nobody. */
  readonly before?: () => void;
}

async function processorTime(turn: () => unknown, batch: number): Promise<number> {
  const began = process.cpuUsage();
  for (let i = 0; i < batch; i++) {
    const result = turn();
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / batch;
}

/** Milliseconds of so many turns, one after the other. */
export async function processorTimes(turn: () => unknown, turns: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < turns; i++) times.push(await processorTime(turn, 1));
  return times;
}

export async function compare({
  what,
  ours,
  peers,
  rounds,
  batch = 1,
  before,
}: Comparison): Promise<readonly Row[]> {
  const all = [ours, ...peers.map((peer) => peer.turn)];
  const times = all.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [i, turn] of all.entries()) {
      before?.();
      const time = await processorTime(turn, batch);
      if (round >= 0) times[i]?.push(time);
    }
  }
  const [own = NaN, ...others] = times.map(median);
  return peers.map(({ name, most = Infinity }, i) => {
    const other = others[i] ?? NaN;
    const bar = most >= 1 ? `≤ ${most} ×` : `≥ ${(1 / most).toFixed(2)} × faster`;
    const ratio = own / other;
    const limit = most === Infinity ? {} : { bar: most * other };
    const figure: Figure = { what, value: own, unit: 'ms', ...limit, peer: { what: name, value: other } };
    return { what, ours: shown(own), peer: `${name} ${shown(other)}`, ratio, bar, ok: ratio <= most, figure };
  });
}

function shown(milliseconds: number): string {
  return milliseconds >= 0.1 ? `${milliseconds.toFixed(2)} ms` : `${(milliseconds * 1000).toFixed(2)} µs`;
}
