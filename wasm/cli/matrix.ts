// The matrix of a verification: every submission of an exercise, graded with every seed or one of
// them. All proofs are read off it; nothing is graded twice to prove something else.
import type { Report } from '../engine/report.js';
import { submissionAt, type Exercise } from './exercises.js';
import type { Pool } from './pool.js';

export type Role = 'starter' | 'solution' | 'accepted' | 'near-miss';

export interface Submission {
  readonly role: Role;
  readonly path: string; // below the exercise's folder
  readonly name: string; // the last part of it
}

export interface Cell {
  readonly submission: Submission;
  readonly seed: number;
  readonly report: Report;
  readonly failing: ReadonlySet<string>; // ids of broken stories and successful attacks
}

export function submissionsOf({ manifest }: Exercise): readonly Submission[] {
  const named = (
    role: Role,
    folder: string,
    names: Readonly<Record<string, unknown>>,
  ): readonly Submission[] => Object.keys(names).map((name) => ({ role, path: `${folder}/${name}`, name }));
  return [
    { role: 'starter', path: 'starter', name: 'starter' },
    { role: 'solution', path: 'solution', name: 'solution' },
    ...named('accepted', 'accepted', manifest.accepted),
    ...named('near-miss', 'near-misses', manifest.nearMisses),
  ];
}

interface Job {
  readonly submission: Submission;
  readonly seed: number;
}

/**
 * What is graded with which seed. Spread: all but starter and solution with one of them, in turn, and
 * what is marked costly with none.
 */
export function planOf(exercise: Exercise, seeds: readonly number[], spread: boolean): readonly Job[] {
  return submissionsOf(exercise).flatMap((submission, turn) => {
    if (spread && isCostly(exercise, submission)) return [];
    const ofThis =
      spread && (submission.role === 'near-miss' || submission.role === 'accepted')
        ? seeds.filter((_, index) => index === turn % seeds.length)
        : seeds;
    return ofThis.map((seed) => ({ submission, seed }));
  });
}

export function isCostly({ manifest }: Exercise, { role, name }: Submission): boolean {
  const answers = role === 'accepted' ? manifest.accepted : role === 'near-miss' ? manifest.nearMisses : {};
  return answers[name]?.costly === true;
}

/** `graded` hears after each grading how many are done, and of how many. */
export async function gradeAll(
  jobs: readonly Job[],
  exercise: Exercise,
  pool: Pool,
  graded: (done: number, all: number) => void,
): Promise<readonly Cell[]> {
  let done = 0;
  return Promise.all(
    jobs.map(async ({ submission, seed }) => {
      const report = await pool.grade(exercise.bundle, submissionAt(exercise, submission.path), { seed });
      graded(++done, jobs.length);
      return { submission, seed, report, failing: failingCases(report) };
    }),
  );
}

export function failingCases(report: Report): ReadonlySet<string> {
  return new Set(
    report.cases
      .filter((result) => result.outcome === 'broken' || result.outcome === 'breached')
      .map((result) => result.id),
  );
}
