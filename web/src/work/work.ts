// A learner's work on one exercise as plain data, and every change that can be made to it.
// Nothing here knows of storage, the page or the engine; each function returns a new Work.
import type { Files } from '../../../wasm/engine/exercise.js';

export interface Work {
  /** The editable files, whole. */
  readonly files: Files;
  /** The world: names, canaries, payloads and order are drawn from it. */
  readonly seed: number;
  readonly hints: readonly HintUse[];
  /** Milliseconds since 1970: the history shows the runs after it. */
  readonly since: number;
  /** What resets and restores replaced, the latest last. */
  readonly undo: readonly UndoStep[];
}

export interface HintUse {
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface UndoStep {
  readonly says: string;
  readonly files: Files;
  readonly seed: number;
  /** Steps that were stored before one could start over lack these two. */
  readonly hints?: readonly HintUse[];
  readonly since?: number;
}

export type Reset =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'exercise' }
  | { readonly kind: 'world' }
  | { readonly kind: 'everything' }
  | { readonly kind: 'run'; readonly says: string; readonly files: Files; readonly seed: number };

const kUndoSteps = 20;

export function startWork(starter: Files): Work {
  return { files: { ...starter }, seed: 1, hints: [], since: 0, undo: [] };
}

/** Stored work over today's starter: a file that the exercise has gained since then is there. */
export function mergeWork(stored: Work, starter: Files): Work {
  const files = Object.fromEntries(
    Object.keys(starter).map((name) => [name, stored.files[name] ?? starter[name] ?? '']),
  );
  return { ...startWork(starter), ...stored, files };
}

export function editFile(work: Work, file: string, text: string): Work {
  return { ...work, files: { ...work.files, [file]: text } };
}

/** Applies a reset; the state before it can be had back with undoReset. now: milliseconds since 1970. */
export function applyReset(work: Work, starter: Files, reset: Reset, now = Date.now()): Work {
  const { files, seed, hints, since } = work;
  const undo = [...work.undo, { says: describeReset(reset), files, seed, hints, since }].slice(-kUndoSteps);
  switch (reset.kind) {
    case 'file':
      return { ...editFile(work, reset.file, starter[reset.file] ?? ''), undo };
    case 'exercise':
      return { ...work, files: { ...starter }, undo };
    case 'world':
      return { ...work, seed: work.seed + 1, undo };
    case 'everything':
      return { ...startWork(starter), since: now, undo };
    case 'run':
      return { ...work, files: { ...work.files, ...reset.files }, seed: reset.seed, undo };
  }
}

export function undoReset(work: Work): Work {
  const step = work.undo.at(-1);
  if (step === undefined) return work;
  const { files, seed, hints = work.hints, since = work.since } = step;
  return { files, seed, hints, since, undo: work.undo.slice(0, -1) };
}

export function useHint(work: Work, index: number, at: number): Work {
  return { ...work, hints: [...work.hints, { index, at }] };
}

function describeReset(reset: Reset): string {
  switch (reset.kind) {
    case 'file':
      return `${reset.file} is reset.`;
    case 'exercise':
      return 'All files are reset.';
    case 'world':
      return 'This is another world.';
    case 'everything':
      return 'The exercise starts over.';
    case 'run':
      return reset.says;
  }
}
