// parapet verify: is the grader right about every answer we know?
import type { VerifyArguments } from './arguments.js';
import { contentProblems } from './content.js';
import { exerciseIds, loadExercise, submissionAt, type Exercise } from './exercises.js';
import { gradeAll, isCostly, planOf, submissionsOf, type Cell } from './matrix.js';
import { withPool, type Pool } from './pool.js';
import {
  acceptedPass,
  everyCaseMatters,
  nearMissesFail,
  solutionPasses,
  starterIsVulnerable,
} from './proofs.js';

interface Verification {
  readonly exercise: string;
  readonly seeds: number;
  readonly gradings: number;
  readonly leftOut: readonly string[]; // costly submissions, when spread
  readonly falseAccepts: number;
  readonly falseRejects: number;
  readonly proofs: readonly { readonly name: string; readonly problems: readonly string[] }[];
  readonly hashes: Readonly<Record<string, string>>; // of the solution, by seed
}

export async function verifyCommand(options: VerifyArguments): Promise<number> {
  const ids = options.exercises.length > 0 ? options.exercises : await exerciseIds();
  const exercises = await Promise.all(ids.map(loadExercise));
  const results = await withPool(Number.MAX_SAFE_INTEGER, async (pool) => {
    const begin = (exercise: Exercise | undefined): Promise<Verification> | undefined => {
      const begun = exercise && verify(exercise, options, pool);
      begun?.catch(() => undefined); // whoever awaits it hears of it
      return begun;
    };
    // The next one has begun, so that no core waits for the last gradings; they are told in order.
    const done: Verification[] = [];
    let next = begin(exercises[0]);
    while (next) {
      const current = next;
      next = begin(exercises[done.length + 1]);
      const result = await current;
      showProgress('');
      if (options.format === 'pretty') console.log(pretty(result));
      done.push(result);
    }
    return done;
  });
  if (options.format === 'json') console.log(JSON.stringify(results, null, 2));
  return results.every(({ proofs }) => proofs.every(({ problems }) => problems.length === 0)) ? 0 : 1;
}

async function verify(
  exercise: Exercise,
  { seeds, spread }: VerifyArguments,
  pool: Pool,
): Promise<Verification> {
  const cells = await gradeAll(planOf(exercise, seeds, spread), exercise, pool, (done, all) => {
    showProgress(`${exercise.id}: ${done} of ${all} gradings`);
  });
  showProgress('');
  // Spread: with one seed.
  const replayed = cells.filter(({ seed }) => !spread || seed === seeds[0]);
  const proofs = [
    { name: 'starter: serves its users and is vulnerable', problems: starterIsVulnerable(exercise, cells) },
    { name: 'solution: passes with the full score', problems: solutionPasses(exercise, cells) },
    { name: 'accepted: every right answer passes', problems: acceptedPass(exercise, cells) },
    { name: 'near misses: each fails at exactly what it names', problems: nearMissesFail(exercise, cells) },
    { name: 'mutation: no story or attack is superfluous', problems: everyCaseMatters(exercise, cells) },
    {
      name: 'seeds: a run replays to the same hash',
      problems: await replayProblems(exercise, replayed, pool),
    },
    { name: 'content: hints, ids, sources', problems: await contentProblems(exercise, cells, pool) },
  ];
  return {
    exercise: exercise.id,
    seeds: seeds.length,
    gradings: cells.length,
    leftOut: submissionsOf(exercise)
      .filter((submission) => spread && isCostly(exercise, submission))
      .map(({ path }) => path),
    falseAccepts: cells.filter((cell) => mustNotPass(cell) && cell.report.outcome === 'passed').length,
    falseRejects: cells.filter((cell) => !mustNotPass(cell) && cell.report.outcome !== 'passed').length,
    proofs,
    hashes: Object.fromEntries(
      cells
        .filter(({ submission }) => submission.role === 'solution')
        .map(({ seed, report }) => [seed, report.hash]),
    ),
  };
}

// For whoever watches: a release's verification takes half an hour. A log file gets none of it.
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function mustNotPass({ submission }: Cell): boolean {
  return submission.role === 'starter' || submission.role === 'near-miss';
}

/** Grades starter and solution once more and compares the hashes. */
async function replayProblems(
  exercise: Exercise,
  cells: readonly Cell[],
  pool: Pool,
): Promise<readonly string[]> {
  const twice = cells.filter(
    ({ submission }) => submission.role === 'starter' || submission.role === 'solution',
  );
  const problems = await Promise.all(
    twice.map(async ({ submission, seed, report }) => {
      const again = await pool.grade(exercise.bundle, submissionAt(exercise, submission.path), { seed });
      return again.hash === report.hash
        ? []
        : [`${submission.path}, seed ${seed}: ${report.hash} became ${again.hash}`];
    }),
  );
  return problems.flat();
}

function pretty(result: Verification): string {
  const held = result.proofs.filter(({ problems }) => problems.length === 0).length;
  return [
    `${result.exercise}: ${result.gradings} gradings over ${result.seeds} seeds`,
    ...(result.leftOut.length > 0 ? [`  left out as costly: ${result.leftOut.join(', ')}`] : []),
    ...result.proofs.flatMap(({ name, problems }) => [
      `  ${problems.length === 0 ? '✓' : '✗'} ${name}`,
      ...problems.map((problem) => `      ${problem}`),
    ]),
    `  false accepts: ${result.falseAccepts}   false rejects: ${result.falseRejects}   proofs: ${held} of ${result.proofs.length}`,
  ].join('\n');
}
