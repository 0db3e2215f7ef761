// What is evaluated once per page and kept as a snapshot: the modules and globals that the
// learner's code finds. build.mjs bundles it to build/guest/guest.js, whose value is a
// function; wasm/engine/sandbox/image.ts calls it with the three host functions (host.js).
// Nothing here is trusted with a verdict: it shares its realm with the learner's code.
import { connectHost, settle } from './host.js';
import { installGlobals } from './globals/install.js';
import { modules } from './modules/all.js';
import { runTimer } from './globals/timers.js';
import { reportRejection, serve, stackOf } from './server.js';
import { shared } from './shared.js';

// Takes in what an extra's bundle is: a function that makes modules.
const extend = (make) => Object.assign(modules, make(shared));

export function boot(call, start, tell) {
  connectHost(call, start, tell);
  installGlobals(globalThis);
  // image.ts makes modules of them and takes the global away.
  Object.defineProperty(globalThis, '__parapet_modules', { value: modules, configurable: true });
  return { extend, serve, settle, runTimer, reportRejection, stackOf };
}
