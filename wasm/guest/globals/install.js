// Puts the globals in place that Node has and QuickJS lacks, and takes away what Node's
// users would not miss but a sandbox must not have.
import { Buffer } from './buffer.js';
import { console } from './console.js';
import { TextDecoder, TextEncoder } from './encoding.js';
import { lockDown } from './lockdown.js';
import { random } from './random.js';
import { structuredClone } from './structured-clone.js';
import * as timers from './timers.js';
import { URL, URLSearchParams } from './url.js';
import { webcrypto } from '../modules/node-crypto.js';

export function installGlobals(global) {
  const hidden = (name, value) =>
    Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
  hidden('Buffer', Buffer);
  hidden('console', console);
  hidden('TextEncoder', TextEncoder);
  hidden('TextDecoder', TextDecoder);
  hidden('URL', URL);
  hidden('URLSearchParams', URLSearchParams);
  hidden('structuredClone', structuredClone);
  hidden('crypto', webcrypto);
  hidden('global', global);
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = timers;
  for (const [name, value] of Object.entries({ setTimeout, clearTimeout, setInterval, clearInterval })) {
    hidden(name, value);
  }
  hidden('setImmediate', setImmediate);
  hidden('clearImmediate', clearImmediate);
  hidden('queueMicrotask', timers.queueMicrotask);
  Object.defineProperty(Math, 'random', { value: random, writable: true, configurable: true });
  lockDown(global);
}
