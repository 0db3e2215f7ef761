// The engine in a worker thread of Node, for the command line and tests.
import { parentPort } from 'node:worker_threads';
import { loadNodeEngine } from './load-node.js';
import type { ToWorker } from './messages.js';
import { serveClient } from './serve-client.js';

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
const handle = serveClient(
  (_, watcher) => loadNodeEngine(watcher),
  (message) => {
    port.postMessage(message);
  },
);
port.on('message', (message: ToWorker) => {
  handle(message);
});
