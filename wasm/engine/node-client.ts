// The engine in a worker thread, with the same interface as in the page.
import { availableParallelism, loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import { WorkerClient } from './client.js';
import type { FromWorker } from './messages.js';

const door = new URL('./node-worker.mjs', import.meta.url);
const engine = new URL('./node-worker.ts', import.meta.url);

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
      // A machine with more to do than it has cores leaves a thread waiting its turn.
      slowness: () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()),
    });
  }
}
