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

/** A learner's folder: only the exercise's editable files are read from it. */
export async function submissionFrom(directory: string, exercise: Exercise): Promise<Files> {
  const files: Record<string, string> = {};
  for (const name of exercise.manifest.files.editable) {
    const text = await readFile(resolve(directory, name), 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text !== undefined) files[name] = text;
  }
  if (Object.keys(files).length === 0) {
    throw new UsageError(`${directory} has none of ${exercise.manifest.files.editable.join(', ')}`);
  }
  return files;
}

async function readTree(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = await Promise.all(
    files.sort().map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(pairs);
}
