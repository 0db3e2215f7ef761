// The engine in a worker thread, with the same interface as in the page.
import { Worker } from 'node:worker_threads';
import { WorkerClient } from './client.js';
import type { FromWorker } from './messages.js';

const entry = new URL('./node-worker.ts', import.meta.url);

/** One worker thread; end it with close(). */
export class NodeEngineClient extends WorkerClient {
  constructor() {
    super((listener) => {
      const worker = new Worker(entry, { execArgv: ['--import', import.meta.resolve('tsx')] });
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
    });
  }
}
