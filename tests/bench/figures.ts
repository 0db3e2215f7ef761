// What a subject of the benchmarks gives back, and the table it becomes.

/** A number that was measured; smaller is better, but for those with a `least`. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'KB' | 'of 100' | 'σ' | 'bytes';
  /** What it must not exceed. */
  readonly bar?: number;
  /** What it must reach. */
  readonly least?: number;
  /** The same thing done by something else that people use. */
  readonly peer?: { readonly what: string; readonly value: number };
}

/** What tests/bench/<subject>.bench.ts exports as its default. */
export interface Subject {
  readonly title: string;
  measure(): Promise<readonly Figure[]>;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Milliseconds for each of so many goes, one after the other. */
export async function timedEach(times: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const each: number[] = [];
  for (let i = 0; i < times; i++) each.push(await timed(work));
  return each;
}

/** One subject as a Markdown table, its columns aligned so that a terminal can show it too. */
export function table({ title }: Subject, figures: readonly Figure[]): string {
  const rows = [['what', 'measured', 'bar', 'against'], ...figures.map(row)];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(3, ...rows.map((cells) => (cells[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [
    `## ${title}`,
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...body.map(line),
    '',
  ].join('\n');
}

function row({ what, value, unit, bar, least, peer }: Figure): string[] {
  const most = bar === undefined ? '' : `${value <= bar ? 'within' : 'MISSES'} ${short(bar)} ${unit}`;
  const limit = least === undefined ? most : `${value >= least ? 'reaches' : 'MISSES'} ${least}`;
  const against =
    peer === undefined
      ? ''
      : `${(value / peer.value).toFixed(2)} × ${peer.what} (${short(peer.value)} ${unit})`;
  return [what, `${short(value)} ${unit}`, limit, against];
}

function short(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
