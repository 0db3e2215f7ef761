// The proofs every exercise must pass (see CONTRIBUTING.md, "What an exercise proves"), each a
// function from the matrix to the sentences that are not true.
import { casesNamed, type Cell } from './matrix.js';
import type { Exercise } from './exercises.js';

export type Proof = (exercise: Exercise, cells: readonly Cell[]) => readonly string[];

const at = ({ submission, seed }: Cell): string => `${submission.path}, seed ${seed}`;
const list = (ids: Iterable<string>): string => [...ids].sort().join(', ') || 'nothing';

function eachOf(
  cells: readonly Cell[],
  role: string,
  problems: (cell: Cell) => readonly string[],
): readonly string[] {
  return cells.filter((cell) => cell.submission.role === role).flatMap(problems);
}

/** 1. The starter fails every case in mustFail (attacks, and stories the hole breaks) and serves every other story. */
export const starterIsVulnerable: Proof = ({ manifest }, cells) =>
  eachOf(cells, 'starter', (cell) => {
    const stories = manifest.stories
      .map(({ id }) => id)
      .filter((id) => cell.failing.has(id) && !manifest.mustFail.includes(id));
    const held = manifest.mustFail.filter((id) => !cell.failing.has(id));
    return [
      ...(cell.report.outcome === 'failed'
        ? []
        : [`${at(cell)}: outcome is ${cell.report.outcome}, not failed`]),
      ...(stories.length > 0 ? [`${at(cell)}: stories break: ${list(stories)}`] : []),
      ...(held.length > 0 ? [`${at(cell)}: cases that should fail do not: ${list(held)}`] : []),
    ];
  });

const passes = (cell: Cell): readonly string[] => {
  const { outcome, score, problem } = cell.report;
  if (outcome === 'passed' && score.points === score.of) return [];
  const why = problem ? problem.message : `fails ${list(cell.failing)}`;
  return [`${at(cell)}: a right answer is rejected (${score.points} of ${score.of}): ${why}`];
};

/** 2. The solution passes with the full score. */
export const solutionPasses: Proof = (_exercise, cells) => eachOf(cells, 'solution', passes);

/** 3. At least 8 different right answers, and all pass. */
export const acceptedPass: Proof = ({ manifest }, cells) => [
  ...(Object.keys(manifest.accepted).length < 8 ? ['there are fewer than 8 accepted answers'] : []),
  ...eachOf(cells, 'accepted', passes),
];

/** 4. At least 12 wrong answers; each is beaten by, or breaks, exactly what it names, and luck blocks what it names. */
export const nearMissesFail: Proof = ({ manifest }, cells) => [
  ...(Object.keys(manifest.nearMisses).length < 12 ? ['there are fewer than 12 near misses'] : []),
  ...eachOf(cells, 'near-miss', (cell) => {
    const expected = casesNamed(manifest.nearMisses[cell.submission.name]);
    const same = expected.size === cell.failing.size && [...expected].every((id) => cell.failing.has(id));
    const { outcome, problem, cases } = cell.report;
    const lucky = manifest.nearMisses[cell.submission.name]?.byLuck ?? [];
    const stopped = lucky.filter((id) => !cases.some((one) => one.id === id && one.byLuck));
    return [
      ...(stopped.length === 0 ? [] : [`${at(cell)}: more than luck blocks ${list(stopped)}`]),
      ...(outcome === 'failed'
        ? []
        : [`${at(cell)}: a wrong answer gets "${outcome}" ${problem?.message ?? ''}`]),
      ...(same ? [] : [`${at(cell)}: fails ${list(cell.failing)}; names ${list(expected)}`]),
    ];
  }),
];

/**
 * 5. Without any one story or attack some near miss would pass: each proves something. With every
 * seed, when every near miss was graded with every seed.
 */
export const everyCaseMatters: Proof = ({ manifest }, cells) => {
  const nearMisses = cells.filter((cell) => cell.submission.role === 'near-miss');
  const seeds = [...new Set(cells.map((cell) => cell.seed))];
  const names = new Set(nearMisses.map((cell) => cell.submission.name));
  const withAll = nearMisses.length === names.size * seeds.length;
  const groups = withAll
    ? seeds.map((seed) => nearMisses.filter((cell) => cell.seed === seed))
    : [nearMisses];
  return [...manifest.stories, ...manifest.attacks].flatMap(({ id }) =>
    groups
      .filter((group) => !group.some(({ failing }) => failing.size === 1 && failing.has(id)))
      .map((group) => {
        const which = withAll ? ` (seed ${group[0]?.seed ?? 'unknown'})` : '';
        return `without ${id} the same near misses fail${which}: it proves nothing`;
      }),
  );
};
