// The one interface that the page, the page's worker client, the command line and the
// tests share. Nothing above it knows that there is WebAssembly.
import type { ExerciseBundle, Files } from './exercise.js';
import type { CaseResult, Problem, Report } from './report.js';

/** What was played of a grading, and what ended it early. */
export interface Played {
  readonly cases: readonly CaseResult[];
  readonly problem: Problem | null;
}

export interface GradeOptions {
  /** Draws names, canaries, payloads and order. An integer from 0 to 2^53 - 1. */
  readonly seed: number;
  /** Called as each story or attack ends. */
  readonly onCase?: (result: CaseResult) => void;
  /** Ids of cases to run; all of them when absent. */
  readonly only?: readonly string[];
  /** What another engine has played of the same exercise, files and seed: it counts as played here. */
  readonly played?: Played;
}

export interface Engine {
  /**
   * Grades a submission. Files that are missing are taken from the exercise's starter.
   * A submission that does not load is a report with outcome "broken", not a rejection;
   * it rejects only for a damaged exercise or a stopped run.
   */
  grade(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report>;
}
