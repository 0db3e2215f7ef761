// Proof 7: the words around an exercise. Hints lead from question to answer, ids are known,
// sources are named, and no folder is forgotten.
import { readFile } from 'node:fs/promises';
import { nextHint } from '../engine/hints.js';
import type { Report } from '../engine/report.js';
import { submissionAt, type Exercise } from './exercises.js';
import type { Cell } from './matrix.js';
import type { Pool } from './pool.js';

const curriculum = new URL('../../exercises/curriculum.json', import.meta.url);

export async function contentProblems(
  exercise: Exercise,
  cells: readonly Cell[],
  pool: Pool,
): Promise<readonly string[]> {
  return [
    ...(await unknownTopics(exercise)),
    ...forgottenFolders(exercise),
    ...unreachableFiles(exercise),
    ...missingWords(exercise),
    ...(await hintProblems(exercise, cells, pool)),
  ];
}

async function unknownTopics({ manifest }: Exercise): Promise<readonly string[]> {
  const { topics } = JSON.parse(await readFile(curriculum, 'utf8')) as { topics: readonly { id: string }[] };
  const known = new Set(topics.map(({ id }) => id));
  return [...manifest.teaches, ...manifest.needs]
    .filter((id) => !known.has(id))
    .map((id) => `topic "${id}" is not in curriculum.json`);
}

function forgottenFolders({ manifest, bundle }: Exercise): readonly string[] {
  const check = (folder: string, named: readonly string[]): readonly string[] => {
    const found = new Set(
      Object.keys(bundle.files)
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.split('/')[1] ?? ''),
    );
    return [
      ...named.filter((name) => !found.has(name)).map((name) => `${folder}/${name} is named but not there`),
      ...[...found]
        .filter((name) => !named.includes(name))
        .map((name) => `${folder}/${name} is there but not named`),
    ];
  };
  return [
    ...check('accepted', Object.keys(manifest.accepted)),
    ...check('near-misses', Object.keys(manifest.nearMisses)),
  ];
}

/** In the page a learner writes the files that are there, and no others. */
function unreachableFiles({ manifest, bundle }: Exercise): readonly string[] {
  const prefix = 'solution/';
  return Object.keys(bundle.files)
    .filter((file) => file.startsWith(prefix) && !manifest.files.editable.includes(file.slice(prefix.length)))
    .map((file) => `${file} is no file that a learner can edit`);
}

function missingWords({ manifest }: Exercise): readonly string[] {
  const attacks = manifest.attacks as readonly {
    id: string;
    rule?: string;
    explain?: string;
    sources?: readonly string[];
  }[];
  return [
    ...attacks.filter(({ rule }) => !rule).map(({ id }) => `attack ${id} has no rule`),
    ...attacks.filter(({ explain }) => !explain).map(({ id }) => `attack ${id} has no explanation`),
    ...attacks.filter(({ sources }) => !sources?.length).map(({ id }) => `attack ${id} names no source`),
    ...manifest.stories.filter(({ why }) => !why).map(({ id }) => `story ${id} says not why it matters`),
    ...Object.entries(manifest.nearMisses)
      .filter(([, { why }]) => !why)
      .map(([name]) => `near miss ${name} says not why it is wrong`),
    ...(manifest.sources.length > 0 ? [] : ['the exercise names no source']),
  ];
}

async function hintProblems(
  exercise: Exercise,
  cells: readonly Cell[],
  pool: Pool,
): Promise<readonly string[]> {
  const { hints } = exercise.manifest;
  const reportOf = async (path: string): Promise<Report> =>
    cells.find((cell) => cell.submission.path === path)?.report ??
    (await pool.grade(exercise.bundle, submissionAt(exercise, path), { seed: 1 }));
  const chosen = await Promise.all(
    hints.map(async (hint, seen) => nextHint(hints, seen, await reportOf(hint.attempt))),
  );
  return [
    ...(hints.length < 6 ? ['there are fewer than six hints'] : []),
    ...chosen.flatMap((index, rung) =>
      index === rung
        ? []
        : [
            `hint ${rung + 1}: its attempt ${hints[rung]?.attempt ?? ''} selects ${index === undefined ? 'none' : `hint ${index + 1}`}`,
          ],
    ),
  ];
}
