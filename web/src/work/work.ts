// A learner's work on one exercise as plain data, and every change that can be made to it.
// Nothing here knows of storage, the page or the engine; each function returns a new Work.
import type { Files } from '../../../wasm/engine/exercise.js';

export interface Work {
  /** The editable files, whole. */
  readonly files: Files;
  /** The world: names, canaries, payloads and order are drawn from it. */
  readonly seed: number;
  readonly hints: readonly HintUse[];
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
}

export type Reset =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'exercise' }
  | { readonly kind: 'world' }
  | { readonly kind: 'run'; readonly says: string; readonly files: Files; readonly seed: number };

const kUndoSteps = 20;

export function startWork(starter: Files): Work {
  return { files: { ...starter }, seed: 1, hints: [], undo: [] };
}

/** Stored work over today's starter: a file that the exercise has gained since then is there. */
export function mergeWork(stored: Work, starter: Files): Work {
  const files = Object.fromEntries(
    Object.keys(starter).map((name) => [name, stored.files[name] ?? starter[name] ?? '']),
  );
  return { ...stored, files };
}

export function editFile(work: Work, file: string, text: string): Work {
  return { ...work, files: { ...work.files, [file]: text } };
}

/** Applies a reset; the state before it can be had back with undoReset. */
export function applyReset(work: Work, starter: Files, reset: Reset): Work {
  const before = { says: describeReset(reset), files: work.files, seed: work.seed };
  const undo = [...work.undo, before].slice(-kUndoSteps);
  switch (reset.kind) {
    case 'file':
      return { ...editFile(work, reset.file, starter[reset.file] ?? ''), undo };
    case 'exercise':
      return { ...work, files: { ...starter }, undo };
    case 'world':
      return { ...work, seed: work.seed + 1, undo };
    case 'run':
      return { ...work, files: { ...work.files, ...reset.files }, seed: reset.seed, undo };
  }
}

export function undoReset(work: Work): Work {
  const step = work.undo.at(-1);
  if (step === undefined) return work;
  return { ...work, files: step.files, seed: step.seed, undo: work.undo.slice(0, -1) };
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
    case 'run':
      return reset.says;
  }
}
