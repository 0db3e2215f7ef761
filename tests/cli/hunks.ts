// The changes between two versions of a submission's files, one by one, and versions with some of them.
import type { Files } from '../../wasm/engine/exercise.js';

export interface Hunk {
  readonly file: string;
  /** Line of the first version before which it stands, or which it replaces, from 0. */
  readonly at: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Every run of changed lines; a new file is one hunk. Files that are only in the first version stay. */
export function hunksBetween(first: Files, second: Files): readonly Hunk[] {
  return Object.keys(second)
    .sort()
    .flatMap((file) => hunksOf(file, linesOf(first[file]), linesOf(second[file])));
}

/** The first version with these hunks of it. */
export function withHunks(first: Files, hunks: readonly Hunk[]): Files {
  const files: Record<string, string> = { ...first };
  for (const file of new Set(hunks.map((hunk) => hunk.file))) {
    const lines = [...linesOf(first[file])];
    const ofFile = hunks.filter((hunk) => hunk.file === file).sort((a, b) => b.at - a.at);
    for (const { at, removed, added } of ofFile) lines.splice(at, removed.length, ...added);
    files[file] = lines.join('\n');
  }
  return files;
}

export function textOf({ file, removed, added }: Hunk): string {
  return [file, ...removed, ...added].join('\n');
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('\n');
}

function hunksOf(file: string, before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const common = longestCommon(before, after);
  const hunks: Hunk[] = [];
  let [at, to] = [0, 0];
  for (const [i, j] of [...common, [before.length, after.length] as const]) {
    if (i > at || j > to) {
      hunks.push({ file, at, removed: before.slice(at, i), added: after.slice(to, j) });
    }
    [at, to] = [i + 1, j + 1];
  }
  return hunks;
}

/** Pairs of equal lines, by the longest common subsequence. */
function longestCommon(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly [number, number])[] {
  const width = after.length + 1;
  const length = new Uint32Array((before.length + 1) * width);
  const lengthAt = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      length[i * width + j] =
        before[i] === after[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < before.length && j < after.length;) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
