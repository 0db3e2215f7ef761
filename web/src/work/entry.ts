// What the build knows of an exercise before its chunk is loaded (build/exercises.ts).
import type { CoreName } from '../../../wasm/engine/cores.js';
import type { ExerciseBundle, Files } from '../../../wasm/engine/exercise.js';
import type { BriefNode } from '../render/brief-node.js';

export interface ExerciseEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly core: CoreName;
  readonly topics: readonly string[];
  /** The brief's first paragraph. */
  readonly summary: string;
  readonly users: number;
  readonly attacks: number;
  readonly load: () => Promise<{ readonly brief: readonly BriefNode[]; readonly bundle: ExerciseBundle }>;
  readonly solution: () => Promise<{ readonly files: Files }>;
}
