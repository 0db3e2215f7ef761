// What is evaluated once and kept as a snapshot: the global object of a page. build.mjs bundles it to
// build/guest/page.js, whose value is a function that wasm/engine/page/page-image.ts calls with the
// two host functions (door.js). Nothing here is trusted: it shares its realm with page code.
import { connect, reportRejection, stackOf } from './door.js';
import { dispatch, enter, fire, handle } from './scripts.js';
import { installWindow } from './window/install.js';

export function boot(call, tell) {
  connect(call, tell);
  installWindow(globalThis);
  return { enter, handle, dispatch, runTimer: fire, reportRejection, stackOf };
}
