// Exercise folders on disk, as the bundles the engine grades.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExerciseBundle, ExerciseManifest, Files } from '../engine/exercise.js';
import { UsageError } from './arguments.js';

const root = fileURLToPath(new URL('../../exercises/', import.meta.url));

export interface Exercise {
  readonly id: string;
  readonly folder: string;
  readonly manifest: ExerciseManifest;
  readonly bundle: ExerciseBundle;
}

/** Ids ("topic/name") of every folder with an exercise.json, sorted. */
export async function exerciseIds(): Promise<readonly string[]> {
  const files = await readdir(root, { recursive: true });
  return files
    .filter((file) => /^[^/]+\/[^/]+\/exercise\.json$/.test(file))
    .map((file) => file.replace(/\/exercise\.json$/, ''))
    .sort();
}

export async function loadExercise(id: string): Promise<Exercise> {
  const ids = await exerciseIds();
  if (!ids.includes(id)) throw new UsageError(`there is no exercise "${id}"; there are: ${ids.join(', ')}`);
  const folder = join(root, id);
  const files = await readTree(folder);
  const json = files['exercise.json'];
  if (json === undefined) throw new UsageError(`${id} has no exercise.json`);
  const manifest = JSON.parse(json) as ExerciseManifest;
  return { id, folder, manifest, bundle: { json, files } };
}

/** A submission of the exercise ("solution", "near-misses/doubled-quotes"), with the files it stands on. */
export function submissionAt(exercise: Exercise, path: string): Files {
  const { accepted, nearMisses } = exercise.manifest;
  const [folder = '', name = ''] = path.split('/');
  const answer =
    folder === 'accepted' ? accepted[name] : folder === 'near-misses' ? nearMisses[name] : undefined;
  return {
    ...(answer?.on === 'solution' ? filesBelow(exercise, 'solution') : {}),
    ...filesBelow(exercise, path),
  };
}

function filesBelow(exercise: Exercise, path: string): Files {
  const prefix = `${path}/`;
  const inside = Object.entries(exercise.bundle.files).filter(([name]) => name.startsWith(prefix));
  if (inside.length === 0) throw new UsageError(`${exercise.id} has no files in ${path}/`);
  return Object.fromEntries(inside.map(([name, text]) => [name.slice(prefix.length), text]));
}

/** A learner's folder: the exercise's editable files and modules of the learner's own; never a given file. */
export async function submissionFrom(directory: string, exercise: Exercise): Promise<Files> {
  const { editable, given } = exercise.manifest.files;
  const names = (await namesBelow(resolve(directory))).filter(
    (name) => editable.includes(name) || (/\.m?js$/.test(name) && !given.includes(name)),
  );
  if (!names.some((name) => editable.includes(name))) {
    throw new UsageError(`${directory} has none of ${editable.join(', ')}`);
  }
  return readAll(resolve(directory), names);
}

/** Files below a folder, sorted, as "lib/errors.js"; without installed packages and hidden folders. */
async function namesBelow(directory: string, below = ''): Promise<readonly string[]> {
  const entries = await readdir(join(directory, below), { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const names: string[] = [];
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) names.push(name);
    const own = entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.');
    if (own) names.push(...(await namesBelow(directory, name)));
  }
  return names.sort();
}

async function readAll(folder: string, names: readonly string[]): Promise<Files> {
  const pairs = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

async function readTree(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return readAll(folder, files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort());
}
