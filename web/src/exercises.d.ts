// The modules that build/exercises.ts makes.
declare module 'virtual:exercises' {
  import type { BriefNode } from './render/brief-node.js';
  import type { ExerciseBundle, Files } from '../../wasm/engine/exercise.js';

  export interface ExerciseEntry {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly topics: readonly string[];
    /** The brief's first paragraph. */
    readonly summary: string;
    readonly users: number;
    readonly attacks: number;
    readonly load: () => Promise<{ readonly brief: readonly BriefNode[]; readonly bundle: ExerciseBundle }>;
    readonly solution: () => Promise<{ readonly files: Files }>;
  }

  export const exercises: readonly ExerciseEntry[];
}
