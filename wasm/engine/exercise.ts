// The parts of exercise.json that TypeScript reads. exercises/exercise.schema.json is the
// contract; the world, the stories and the attacks are the core's (core/range/exercise.h).
import type { CoreName } from './cores.js';

export type Files = Readonly<Record<string, string>>;

export interface ExerciseManifest {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Which build of the core knows its agents. */
  readonly core: CoreName;
  readonly teaches: readonly string[];
  readonly needs: readonly string[];
  readonly files: {
    readonly editable: readonly string[];
    readonly given: readonly string[];
    readonly entry: string;
    readonly grants?: string;
  };
  /** Modules of wasm/guest/extras/ that the code can import besides those of every exercise. */
  readonly modules?: readonly string[];
  readonly world: { readonly schema: string };
  readonly stories: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  readonly attacks: readonly {
    readonly id: string;
    readonly title: string;
    readonly group: 'attack' | 'privilege';
    readonly endpoints?: readonly string[];
    /** Cases without which a block earns no point. */
    readonly needs?: readonly string[];
  }[];
  readonly mustFail: readonly string[];
  readonly accepted: Readonly<Record<string, AcceptedAnswer>>;
  readonly nearMisses: Readonly<Record<string, NearMiss>>;
  readonly hints: readonly Hint[];
  readonly sources: readonly string[];
}

export interface AcceptedAnswer {
  readonly title: string;
  /** Its folder holds what differs from the solution; from the starter when absent. */
  readonly on?: 'solution';
  /** Its hashes take many seconds: a verification that is spread leaves it out. */
  readonly costly?: boolean;
}

export interface NearMiss extends AcceptedAnswer {
  readonly beatenBy: readonly string[];
  readonly breaks: readonly string[];
  /** Attacks that luck alone blocks, some of them at least. */
  readonly byLuck?: readonly string[];
  /** What the learner is shown. */
  readonly why: string;
}

export interface Hint {
  readonly text: string;
  /** Ids of cases; the hint fits when all of them fail. Absent: it always fits. */
  readonly when?: { readonly fails?: readonly string[]; readonly passes?: readonly string[] };
  /** A submission, as a path below the exercise, that must select this hint. */
  readonly attempt: string;
}

/** What the engine needs to grade: the manifest's text and the folder's files by path. */
export interface ExerciseBundle {
  readonly json: string;
  /** "schema.sql", "starter/server.js", "given/db.js", … */
  readonly files: Files;
}
