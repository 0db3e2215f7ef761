// What a learner has done, as plain data, and every step that adds to it. Steps only add: a best
// score rises, what is read stays read. So a step may be taken twice, and two copies of the data
// merge into one that holds what either held.

export interface Score {
  readonly points: number;
  readonly of: number;
}

/** A round of the quick test: enough to show it again as it was left. */
export interface Round {
  /** Milliseconds since 1970; a later round replaces an earlier one. */
  readonly started: number;
  /** Questions and options are shuffled by it. */
  readonly seed: number;
  /** The questions to be asked again, or null for all. */
  readonly only: readonly string[] | null;
  /** Question → the options chosen, by their number in the file. */
  readonly answers: Readonly<Record<string, readonly number[]>>;
  readonly finished: boolean;
}

export interface ProgressData {
  /** Exercise → highest score. It is done when that is all there is to reach. */
  readonly exercises: Readonly<Record<string, Score>>;
  /** Lesson page → milliseconds since 1970 when it was first marked as read. */
  readonly read: Readonly<Record<string, number>>;
  readonly test: { readonly best: Score | null; readonly round: Round | null };
}

export type Step =
  | { readonly kind: 'score'; readonly exercise: string; readonly score: Score }
  | { readonly kind: 'read'; readonly page: string; readonly at: number }
  | { readonly kind: 'round'; readonly round: Round }
  | { readonly kind: 'test'; readonly score: Score };

export const kNothingDone: ProgressData = { exercises: {}, read: {}, test: { best: null, round: null } };

export function takeStep(data: ProgressData, step: Step): ProgressData {
  return mergeProgress(data, stepAsData(step));
}

/** Holds what either holds. Of two rounds the later one; of one round, `b` is the newer state. */
export function mergeProgress(a: ProgressData, b: ProgressData): ProgressData {
  return {
    exercises: mergeRecords(a.exercises, b.exercises, (x, y) => higher(x, y) ?? x),
    read: mergeRecords(a.read, b.read, Math.min),
    test: { best: higher(a.test.best, b.test.best), round: laterRound(a.test.round, b.test.round) },
  };
}

export function isDone(score: Score | null | undefined): boolean {
  return score != null && score.of > 0 && score.points === score.of;
}

function stepAsData(step: Step): ProgressData {
  const { test } = kNothingDone;
  switch (step.kind) {
    case 'score':
      return { ...kNothingDone, exercises: reachable(step.score) ? { [step.exercise]: step.score } : {} };
    case 'read':
      return { ...kNothingDone, read: { [step.page]: step.at } };
    case 'round':
      return { ...kNothingDone, test: { ...test, round: step.round } };
    case 'test':
      return { ...kNothingDone, test: { ...test, best: reachable(step.score) ? step.score : null } };
  }
}

/** A run that was broken off has nothing to reach, and says nothing of how far one has come. */
function reachable(score: Score): boolean {
  return score.of > 0;
}

/** By the part that was reached, so that an exercise once done stays done when it grows. */
function higher(a: Score | null, b: Score | null): Score | null {
  if (a === null || b === null) return a ?? b;
  const ahead = a.points * b.of - b.points * a.of || a.points - b.points;
  return ahead >= 0 ? a : b;
}

function laterRound(a: Round | null, b: Round | null): Round | null {
  if (a === null || b === null) return a ?? b;
  if (a.started !== b.started) return a.started > b.started ? a : b;
  return { ...b, answers: { ...a.answers, ...b.answers }, finished: a.finished || b.finished };
}

function mergeRecords<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  merge: (a: T, b: T) => T,
): Readonly<Record<string, T>> {
  const all = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const mine = all.get(key);
    all.set(key, mine === undefined ? value : merge(mine, value));
  }
  return Object.fromEntries(all);
}
