// Writes the work down as it changes: at once, and one write at a time, so that the last
// change is always the last written.
import { leaveLastWords } from './last-words.js';
import type { WorkStorage } from './storage.js';
import type { Work } from './work.js';

export class Saving {
  readonly #storage: WorkStorage;
  readonly #exercise: string;
  #writing: Work | undefined;
  #next: Work | undefined;

  constructor(storage: WorkStorage, exercise: string) {
    this.#storage = storage;
    this.#exercise = exercise;
    addEventListener('pagehide', this.#leave);
  }

  /** Whether a change of this tab is still to be written. */
  get busy(): boolean {
    return this.#writing !== undefined;
  }

  save(work: Work): void {
    this.#next = work;
    if (this.#writing === undefined) void this.#write();
  }

  close(): void {
    removeEventListener('pagehide', this.#leave);
  }

  async #write(): Promise<void> {
    while (this.#next !== undefined) {
      this.#writing = this.#next;
      this.#next = undefined;
      // A full disk must not stop the learner: the work is still in the page.
      await this.#storage.writeWork(this.#exercise, this.#writing).catch(() => undefined);
    }
    this.#writing = undefined;
  }

  readonly #leave = (): void => {
    const unsaved = this.#next ?? this.#writing;
    if (unsaved !== undefined) leaveLastWords(this.#exercise, unsaved);
  };
}
