// The matrix of a verification: every submission of an exercise, graded with every seed or one of
// them. All proofs are read off it; nothing is graded twice to prove something else.
import type { NearMiss } from '../engine/exercise.js';
import type { Report } from '../engine/report.js';
import { submissionAt, type Exercise } from './exercises.js';
import type { Pool } from './pool.js';

/** Another right answer that is sampled is graded by one in so many of the cases. */
const ONE_OF_RIGHT = 8;

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
  readonly only: readonly string[]; // ids of cases
}

/**
 * What is graded with which seed. Spread: all but starter and solution with one of them, in turn, by a
 * sample of the cases, and what is marked costly with none.
 */
export function planOf(exercise: Exercise, seeds: readonly number[], spread: boolean): readonly Job[] {
  const cases = [...exercise.manifest.stories, ...exercise.manifest.attacks].map(({ id }) => id);
  const jobsOf = (seed: number, index: number): readonly Job[] =>
    submissionsOf(exercise).flatMap((submission, turn) => {
      const isSpread = spread && (submission.role === 'near-miss' || submission.role === 'accepted');
      if (spread && isCostly(exercise, submission)) return [];
      if (isSpread && index !== turn % seeds.length) return [];
      return [{ submission, seed, only: spread ? sampleOf(cases, exercise, submission, turn) : cases }];
    });
  // Seed by seed: a worker has hashed the passwords of that world before.
  return seeds.flatMap(jobsOf);
}

/** Of a near miss's cases those that it names and one more, in turn; of another right answer's some. */
export function sampleOf(
  cases: readonly string[],
  { manifest }: Exercise,
  { role, name }: Submission,
  turn: number,
): readonly string[] {
  if (role === 'accepted') return inTurn(cases, ONE_OF_RIGHT, turn);
  if (role !== 'near-miss') return cases;
  const named = new Set([
    ...casesNamed(manifest.nearMisses[name]),
    ...(manifest.nearMisses[name]?.byLuck ?? []),
  ]);
  return cases.filter((id, i) => named.has(id) || i === turn % cases.length);
}

/** One of so many of the cases, and one at least; others with the next turn. */
export function inTurn(cases: readonly string[], oneOf: number, turn: number): readonly string[] {
  const step = Math.min(oneOf, cases.length);
  return cases.filter((_, i) => i % step === turn % step);
}

/** What a near miss says that it fails at. */
export function casesNamed(nearMiss: NearMiss | undefined): ReadonlySet<string> {
  return new Set([...(nearMiss?.beatenBy ?? []), ...(nearMiss?.breaks ?? [])]);
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
    jobs.map(async ({ submission, seed, only }) => {
      const files = submissionAt(exercise, submission.path);
      const report = withoutTraces(await pool.grade(exercise.bundle, files, { seed, only }));
      graded(++done, jobs.length);
      return { submission, seed, report, failing: failingCases(report) };
    }),
  );
}

/** No proof asks for them, and those of two thousand gradings take gigabytes. */
function withoutTraces(report: Report): Report {
  return { ...report, cases: report.cases.map((result) => ({ ...result, trace: [], browser: [] })) };
}

export function failingCases(report: Report): ReadonlySet<string> {
  return new Set(
    report.cases
      .filter((result) => result.outcome === 'broken' || result.outcome === 'breached')
      .map((result) => result.id),
  );
}
