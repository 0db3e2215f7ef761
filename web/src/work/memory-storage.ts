import type { KeptReport, RunRecord, WorkStorage } from './storage.js';
import type { Work } from './work.js';

export class MemoryStorage implements WorkStorage {
  readonly keeps = 'until closed';
  readonly #works = new Map<string, Work>();
  readonly #reports = new Map<string, KeptReport>();
  readonly #runs: RunRecord[] = [];

  readWork(exercise: string): Promise<Work | undefined> {
    return Promise.resolve(this.#works.get(exercise));
  }

  writeWork(exercise: string, work: Work): Promise<void> {
    this.#works.set(exercise, work);
    return Promise.resolve();
  }

  readReport(exercise: string): Promise<KeptReport | undefined> {
    return Promise.resolve(this.#reports.get(exercise));
  }

  readRuns(exercise: string): Promise<readonly RunRecord[]> {
    return Promise.resolve(this.#runs.filter((run) => run.exercise === exercise).toReversed());
  }

  addRun(run: RunRecord, kept?: KeptReport): Promise<void> {
    this.#runs.push(run);
    if (kept) this.#reports.set(run.exercise, kept);
    return Promise.resolve();
  }
}
