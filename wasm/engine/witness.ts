// A witness (guard.ts) as a web worker.
import { spin } from './spin.js';

spin(
  () => performance.now(),
  (testimony) => {
    self.postMessage(testimony);
  },
);
