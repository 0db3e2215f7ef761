// Bundles the exercise folders as virtual modules:
//   virtual:exercises        every exercise by name, with loaders for two of the others
//   virtual:exercise-facts   what the map of the course says of each
//   virtual:exercise/<id>    brief, manifest and the files that editing and grading need
//   virtual:solution/<id>    the solution's files, a chunk of its own that is loaded on demand
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { ExerciseManifest } from '../../wasm/engine/exercise.js';
import { briefTree, firstParagraph } from './brief.js';

const kList = 'virtual:exercises';
const kFacts = 'virtual:exercise-facts';
const kExercise = 'virtual:exercise/';
const kSolution = 'virtual:solution/';

export function exercises(options: { folder: string }): Plugin {
  const folder = options.folder;
  return {
    name: 'parapet-exercises',
    resolveId: (id) => ([kList, kFacts, kExercise, kSolution].some((name) => id.startsWith(name)) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${kList}`) return listModule(folder);
      if (id === `\0${kFacts}`) return factsModule(folder);
      for (const [prefix, write] of [
        [kExercise, exerciseModule],
        [kSolution, solutionModule],
      ] as const) {
        if (!id.startsWith(`\0${prefix}`)) continue;
        const home = join(folder, id.slice(prefix.length + 1));
        for (const file of filesBelow(home)) this.addWatchFile(join(home, file));
        return write(home, folder);
      }
      return null;
    },
  };
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function readManifest(home: string): ExerciseManifest {
  return JSON.parse(readText(join(home, 'exercise.json'))) as ExerciseManifest;
}

function filesBelow(home: string): string[] {
  return readdirSync(home, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(home, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function findExercises(folder: string): string[] {
  return filesBelow(folder)
    .filter((file) => /^[^/]+\/[^/]+\/exercise\.json$/.test(file))
    .map((file) => file.slice(0, -'/exercise.json'.length));
}

function listModule(folder: string): string {
  const entries = findExercises(folder).map((id) => {
    const { title, core } = readManifest(join(folder, id));
    return `{ ...${JSON.stringify({ id, title, core })},
      load: () => import('${kExercise}${id}'),
      solution: () => import('${kSolution}${id}') }`;
  });
  return `export const exercises = [${entries.join(',\n')}];`;
}

function factsModule(folder: string): string {
  const facts = findExercises(folder).map((id) => {
    const { minutes, stories, attacks } = readManifest(join(folder, id));
    const summary = firstParagraph(briefTree(readText(join(folder, id, 'brief.md'))));
    return [id, { minutes, summary, users: stories.length, attacks: attacks.length }];
  });
  return `export const facts = ${JSON.stringify(Object.fromEntries(facts))};`;
}

function topicTitle(folder: string, id: string): string {
  const path = join(folder, 'curriculum.json');
  if (!existsSync(path)) return id;
  return findTitle(JSON.parse(readText(path)), id) ?? id;
}

/** Looks for {id, title} at any depth, so that the curriculum may be grouped as its authors like. */
function findTitle(node: unknown, id: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { id: own, title } = node as { id?: unknown; title?: unknown };
  if (own === id && typeof title === 'string') return title;
  for (const child of Object.values(node)) {
    const found = findTitle(child, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function exerciseModule(home: string, folder: string): string {
  const manifest = readManifest(home);
  // What only authors and `parapet verify` read stays out of the page.
  const hints = manifest.hints.map((hint) => ({ ...hint, attempt: undefined }));
  const shipped = { ...manifest, accepted: {}, nearMisses: {}, mustFail: [], hints };
  const wanted = [
    manifest.world.schema,
    ...manifest.files.editable.map((name) => `starter/${name}`),
    ...manifest.files.given.map((name) => `given/${name}`),
  ];
  const files = Object.fromEntries(wanted.map((path) => [path, readText(join(home, path))]));
  const brief = briefTree(readText(join(home, 'brief.md')));
  // As an object, not as a text within a text: it compresses better without all the backslashes.
  const topics = manifest.teaches.map((topic) => topicTitle(folder, topic));
  return `export const brief = ${JSON.stringify(brief)};
    export const topics = ${JSON.stringify(topics)};
    const manifest = ${JSON.stringify(shipped)};
    export const bundle = { json: JSON.stringify(manifest), files: ${JSON.stringify(files)} };`;
}

function solutionModule(home: string): string {
  return `export const files = ${JSON.stringify(filesOf(join(home, 'solution')))};`;
}

/** The files of one submission by name. */
export function filesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesBelow(folder).map((name) => [name, readText(join(folder, name))]));
}
