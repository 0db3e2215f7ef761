// What the build knows of an exercise before its chunk is loaded (build/exercises.ts).
import type { CoreName } from '../../../wasm/engine/cores.js';
import type { ExerciseBundle, Files } from '../../../wasm/engine/exercise.js';
import type { BriefNode } from '../render/brief-node.js';

export interface ExerciseEntry {
  readonly id: string;
  readonly title: string;
  readonly core: CoreName;
  readonly load: () => Promise<{
    readonly brief: readonly BriefNode[];
    /** What is practised, in words. */
    readonly topics: readonly string[];
    readonly bundle: ExerciseBundle;
  }>;
  readonly solution: () => Promise<{ readonly files: Files }>;
}

/** What the map of the course says of an exercise; a page that shows one exercise needs none of it. */
export interface ExerciseFacts {
  readonly minutes: number;
  /** The brief's first paragraph. */
  readonly summary: string;
  readonly users: number;
  readonly attacks: number;
}
