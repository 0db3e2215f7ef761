// A witness (guard.ts) as a worker thread of Node.
import { parentPort } from 'node:worker_threads';
import { spin } from './spin.js';

spin(
  () => performance.now(),
  (testimony) => parentPort.postMessage(testimony),
);
