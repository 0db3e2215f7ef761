// From starter to solution, one change at a time: the score never falls. walks/*.json say which of the changes
// hang together. "hunks" are runs of changed lines between the two; each goes to the first step with a text that is
// in its file name or its lines. Where everything hangs together, the last of these steps leads to the solution with
// "flaws" written into it, [file, right, wrong], and each step after that takes one of them out.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { exerciseIds, loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import type { Files } from '../../wasm/engine/exercise.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { Report } from '../../wasm/engine/report.js';
import { gradedInNode } from '../graded.js';
import { hunksBetween, textOf, withHunks, type Hunk } from './hunks.js';

interface Walk {
  readonly exercise: string;
  readonly hunks: readonly { readonly what: string; readonly hunks: readonly string[] }[];
  readonly flaws: readonly { readonly what: string; readonly flaws: readonly Flaw[] }[];
}
type Flaw = readonly [file: string, right: string, wrong: string];

interface Place {
  readonly what: string;
  readonly files: Files;
}

const folder = new URL('walks/', import.meta.url);
const walks = await Promise.all(
  (await readdir(folder)).map(
    async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Walk,
  ),
);

/** Starter, solution, and all that is between. */
function placesOf(walk: Walk, starter: Files, solution: Files): readonly Place[] {
  const places: Place[] = [{ what: 'starter', files: starter }];
  let left = hunksBetween(starter, solution);
  const taken: Hunk[] = [];
  for (const { what, hunks } of walk.hunks) {
    const own = left.filter((hunk) => hunks.some((text) => textOf(hunk).includes(text)));
    for (const text of hunks)
      assert.ok(
        own.some((hunk) => textOf(hunk).includes(text)),
        `${walk.exercise}, "${what}": no change has "${text}"`,
      );
    left = left.filter((hunk) => !own.includes(hunk));
    taken.push(...own);
    places.push({ what, files: withHunks(starter, taken) });
  }
  assert.deepEqual(left.map(textOf), [], `${walk.exercise}: changes that no step has`);
  if (walk.flaws.length === 0) return places;
  const { what } = places.pop() as Place;
  const flawed = walk.flaws.map((_, i) =>
    withFlaws(
      solution,
      walk.flaws.slice(i).flatMap((step) => step.flaws),
    ),
  );
  return [
    ...places,
    ...[...flawed, solution].map((files, i) => ({ what: walk.flaws[i - 1]?.what ?? what, files })),
  ];
}

function withFlaws(solution: Files, flaws: readonly Flaw[]): Files {
  const files: Record<string, string> = { ...solution };
  for (const [file, right, wrong] of flaws) {
    const text = files[file] ?? '';
    assert.ok(text.includes(right), `${file} has no "${right}"`);
    files[file] = text.replaceAll(right, wrong);
  }
  return files;
}

/** What is wrong with a walk; nothing when it is as it should be. */
function complaints(places: readonly Place[], reports: readonly Report[]): readonly string[] {
  const wrong: string[] = [];
  for (const [i, { outcome, score, problem }] of reports.entries()) {
    const what = places[i]?.what ?? '';
    if (outcome === 'broken') wrong.push(`"${what}" does not run: ${problem?.message ?? ''}`);
    const before = reports[i - 1];
    if (before !== undefined && score.points < before.score.points)
      wrong.push(
        `"${what}" lowers the score from ${before.score.points} to ${score.points}: ${lost(before, reports[i])}`,
      );
  }
  const last = reports.at(-1);
  if (last?.outcome !== 'passed') wrong.push('it does not end at a passed submission');
  const rises = reports.filter(({ score }, i) => score.points > (reports[i - 1]?.score.points ?? Infinity));
  if (rises.length < 3) wrong.push(`only ${rises.length} steps raise the score`);
  return wrong;
}

function lost(before: Report, after: Report | undefined): string {
  const points = new Map(after?.cases.map((one) => [one.id, one.points]));
  return before.cases
    .filter((one) => (points.get(one.id) ?? 0) < one.points)
    .map((one) => one.id)
    .join(', ');
}

test('every exercise has a walk', async () => {
  assert.deepEqual(walks.map((walk) => walk.exercise).sort(), await exerciseIds());
});

for (const walk of walks) {
  test(`the score never falls on the way through ${walk.exercise}`, async (context) => {
    const exercise = await loadExercise(walk.exercise);
    const starter = submissionAt(exercise, 'starter');
    const solution = { ...starter, ...submissionAt(exercise, 'solution') };
    const places = placesOf(walk, starter, solution);
    assert.deepEqual(places.at(-1)?.files, solution);
    const engine = await loadNodeEngine();
    const reports: Report[] = [await gradedInNode(exercise, 'starter')];
    for (const { files } of places.slice(1, -1))
      reports.push(await engine.grade(exercise.bundle, files, { seed: 1 }));
    reports.push(await gradedInNode(exercise, 'solution'));
    context.diagnostic(reports.map(({ score }) => score.points).join(' '));
    assert.deepEqual(complaints(places, reports), []);
  });
}

test('a step that lowers the score is named', () => {
  const at = (points: number, outcome: Report['outcome']): Report =>
    ({ outcome, problem: null, score: { points, of: 4 }, cases: [] }) as unknown as Report;
  const places = ['starter', 'a', 'b', 'c', 'd'].map((what) => ({ what, files: {} }));
  const found = complaints(places, [
    at(0, 'failed'),
    at(2, 'failed'),
    at(1, 'failed'),
    at(3, 'failed'),
    at(4, 'passed'),
  ]);
  assert.deepEqual(found, ['"b" lowers the score from 2 to 1: ']);
  assert.match(
    complaints(
      places,
      [0, 1, 2, 3, 4].map((points) => at(points, 'failed')),
    ).join(),
    /does not end/,
  );
  assert.match(
    complaints(
      places,
      [0, 0, 0, 0, 4].map((points) => at(points, 'passed')),
    ).join(),
    /only 1 steps/,
  );
});
