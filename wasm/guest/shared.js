// What the extras take from the guest rather than carry a second time, by file; build.mjs puts
// these in place of the files. A name that an extra wants and that is not here is undefined.
import { Buffer } from './globals/buffer.js';
import { queueMicrotask } from './globals/timers.js';
import { call, start } from './host.js';
import { cryptoModule } from './modules/node-crypto.js';

export const shared = {
  'globals/buffer.js': { Buffer },
  'globals/timers.js': { queueMicrotask },
  'host.js': { call, start },
  'modules/node-crypto.js': cryptoModule,
};
