// What the engine's client and its worker say to each other.
import type { CoreName } from './cores.js';
import type { Played } from './engine.js';
import type { ExerciseBundle, Files } from './exercise.js';
import type { CaseResult } from './report.js';
import type { ScoreSheet } from './score-sheet.js';

/** Where the page's worker finds the parts; the page's bundler knows. */
export interface AssetUrls {
  readonly cores: Readonly<Record<CoreName, string>>;
  /** The core that is fetched with the rest; the others when an exercise wants them. */
  readonly first: CoreName;
  readonly quickjs: string;
  readonly guest: string;
  /** The guest's extras by name. */
  readonly extras: Readonly<Record<string, string>>;
  /** The realm of pages, for exercises with browsers. */
  readonly page: string;
}

export type ToWorker =
  | { readonly type: 'load'; readonly urls: AssetUrls | undefined }
  | {
      readonly type: 'grade';
      readonly exercise: ExerciseBundle;
      readonly files: Files;
      readonly seed: number;
      readonly only: readonly string[] | undefined;
      readonly played: Played | undefined;
    };

export type FromWorker =
  | { readonly type: 'ready' }
  /** See Watcher. */
  | { readonly type: 'doing'; readonly what: string; readonly patience: number }
  | { readonly type: 'alive' }
  | { readonly type: 'case'; readonly result: CaseResult }
  | { readonly type: 'report'; readonly sheet: ScoreSheet }
  | { readonly type: 'failed'; readonly message: string };
