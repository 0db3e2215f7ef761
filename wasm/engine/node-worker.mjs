// A worker thread's door: lets its Node read TypeScript, then runs the module it was given.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.module);
