import type { KeptReport, RunRecord, WorkStorage } from './storage.js';
import type { Work } from './work.js';

export class MemoryStorage implements WorkStorage {
  readonly keeps = 'until closed';
  readonly #works = new Map<string, Work>();
  readonly #reports = new Map<string, KeptReport>();
  readonly #runs: RunRecord[] = [];

  async readWork(exercise: string): Promise<Work | undefined> {
    return this.#works.get(exercise);
  }

  async writeWork(exercise: string, work: Work): Promise<void> {
    this.#works.set(exercise, work);
  }

  async readReport(exercise: string): Promise<KeptReport | undefined> {
    return this.#reports.get(exercise);
  }

  async writeReport(exercise: string, kept: KeptReport): Promise<void> {
    this.#reports.set(exercise, kept);
  }

  async readRuns(exercise: string): Promise<readonly RunRecord[]> {
    return this.#runs.filter((run) => run.exercise === exercise).toReversed();
  }

  async addRun(run: RunRecord): Promise<void> {
    this.#runs.push(run);
  }
}
