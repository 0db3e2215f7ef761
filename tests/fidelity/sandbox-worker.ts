// Plays in a thread of its own: sandboxes.ts is the other half.
import { parentPort } from 'node:worker_threads';
import { Sandbox, type Play, type Part } from './sandbox-play.js';

export type Played = { readonly play: Play } | { readonly error: unknown };

const port = parentPort;
if (port === null) throw new Error('this file is a worker');
const sandbox = Sandbox.load();
port.on('message', (part: Part) => {
  void sandbox
    .then((loaded) => loaded.play(part))
    .then(
      (play): Played => ({ play }),
      (error: unknown): Played => ({ error }),
    )
    .then((played) => {
      port.postMessage(played);
    });
});
