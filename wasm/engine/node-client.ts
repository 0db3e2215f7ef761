// The engine in a worker thread, with the same interface as in the page.
import { Worker } from 'node:worker_threads';
import { WorkerClient } from './client.js';
import type { Testimony } from './guard.js';
import type { FromWorker } from './messages.js';

const door = new URL('./node-worker.mjs', import.meta.url);
const engine = new URL('./node-worker.ts', import.meta.url);
const witness = new URL('./node-witness.mjs', import.meta.url);

/** One worker thread; end it with close(). */
export class NodeEngineClient extends WorkerClient {
  constructor(entry: URL = engine) {
    super({
      spawn(listener) {
        const worker = new Worker(door, { execArgv: [], workerData: { module: entry.href } });
        worker.on('message', (message: FromWorker) => {
          listener.message(message);
        });
        worker.on('error', (error) => {
          listener.failed(error);
        });
        return {
          post: (message) => {
            worker.postMessage(message);
          },
          terminate: () => worker.terminate(),
        };
      },
      callWitness(tell) {
        const worker = new Worker(witness, { execArgv: [] });
        worker.on('message', (testimony: Testimony) => {
          tell(testimony);
        });
        return { end: () => worker.terminate() };
      },
    });
  }
}
