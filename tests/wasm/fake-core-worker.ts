// The engine's worker with the fake core, for tests of client and guard.
import { parentPort } from 'node:worker_threads';
import { Grader } from '../../wasm/engine/grade.js';
import type { ToWorker } from '../../wasm/engine/messages.js';
import { serveClient } from '../../wasm/engine/serve-client.js';
import { fakeCores } from './fake-core.js';
import { loadImages } from './sandbox.js';

const handle = serveClient(
  async (_, watcher) => new Grader(fakeCores, await loadImages(), watcher),
  (message) => {
    parentPort?.postMessage(message);
  },
);
parentPort?.on('message', (message: ToWorker) => {
  handle(message);
});
