// Where work is kept: IndexedDB, or memory where the browser has none to give (a sandboxed
// frame, a private window that refuses). Both sides hold the same promises.
import type { Report } from '../../../wasm/engine/report.js';
import type { Score } from '../progress/data.js';
import { openWorks } from './indexed-storage.js';
import { MemoryStorage } from './memory-storage.js';
import type { Work } from './work.js';

/** One press of Run: the files as they were, and how they did. */
export interface RunRecord {
  readonly exercise: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly files: Work['files'];
  readonly seed: number;
  readonly outcome: Report['outcome'] | 'stopped';
  readonly score: Score | null;
  readonly hints: number;
  readonly hash: string | null;
}

/** The last report, and the files that it judged. */
export interface KeptReport {
  readonly report: Report;
  readonly files: Work['files'];
}

export interface WorkStorage {
  readonly keeps: 'across reloads' | 'until closed';
  readWork(exercise: string): Promise<Work | undefined>;
  writeWork(exercise: string, work: Work): Promise<void>;
  readReport(exercise: string): Promise<KeptReport | undefined>;
  /** The latest runs, newest first. */
  readRuns(exercise: string): Promise<readonly RunRecord[]>;
  /** Both or neither; a run that was stopped has no report. */
  addRun(run: RunRecord, kept?: KeptReport): Promise<void>;
}

let opened: Promise<WorkStorage> | undefined;

export function openStorage(): Promise<WorkStorage> {
  opened ??= openWorks().catch(() => new MemoryStorage());
  return opened;
}
