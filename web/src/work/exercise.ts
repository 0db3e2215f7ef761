// An exercise as the page holds it once its chunk has arrived.
import type { ExerciseEntry } from './entry.js';
import type { ExerciseBundle, ExerciseManifest, Files } from '../../../wasm/engine/exercise.js';
import type { BriefNode } from '../render/brief-node.js';

export interface Exercise {
  readonly entry: ExerciseEntry;
  readonly manifest: ExerciseManifest;
  readonly bundle: ExerciseBundle;
  readonly brief: readonly BriefNode[];
  readonly topics: readonly string[];
  /** The editable files as they are at the start. */
  readonly starter: Files;
  /** Files to read: the given ones and the schema. */
  readonly given: Files;
}

export async function loadExercise(entry: ExerciseEntry): Promise<Exercise> {
  const { brief, topics, bundle } = await entry.load();
  const manifest = JSON.parse(bundle.json) as ExerciseManifest;
  const read = (path: string): string => bundle.files[path] ?? '';
  const starter = Object.fromEntries(manifest.files.editable.map((name) => [name, read(`starter/${name}`)]));
  const given = Object.fromEntries(manifest.files.given.map((name) => [name, read(`given/${name}`)]));
  const schema = manifest.world.schema;
  return { entry, manifest, bundle, brief, topics, starter, given: { ...given, [schema]: read(schema) } };
}
