// A sandbox on each core, so that one plays a submission while real servers answer to another.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Part, Play } from './sandbox-play.js';
import type { Played } from './sandbox-worker.js';

const door = new URL('../../wasm/engine/node-worker.mjs', import.meta.url);
const { href: module } = new URL('sandbox-worker.ts', import.meta.url);

export class Sandboxes {
  readonly #all: readonly Worker[] = Array.from(
    { length: availableParallelism() },
    () => new Worker(door, { execArgv: [], workerData: { module } }),
  );
  readonly #idle = [...this.#all];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  async play(part: Part): Promise<Play> {
    const worker = this.#idle.pop() ?? (await new Promise<Worker>((resolve) => this.#waiting.push(resolve)));
    try {
      worker.postMessage(part);
      const [played] = (await once(worker, 'message')) as [Played];
      if ('error' in played) throw played.error;
      return played.play;
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#idle.push(worker);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }
}
