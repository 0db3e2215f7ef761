// The worker's side of messages.ts, whichever kind of worker it is.
import type { Engine } from './engine.js';
import type { AssetUrls, FromWorker, ToWorker } from './messages.js';
import { sheetOf } from './score-sheet.js';
import type { Watcher } from './watcher.js';

export type LoadEngine = (urls: AssetUrls | undefined, watcher: Watcher) => Promise<Engine>;

const ALIVE_EVERY = 100;

/** Returns what to call with each message that comes in. */
export function serveClient(
  load: LoadEngine,
  post: (message: FromWorker) => void,
): (message: ToWorker) => void {
  const watcher = postingWatcher(post);
  let engine: Promise<Engine> | undefined;

  async function handle(message: ToWorker): Promise<void> {
    if (message.type === 'load') {
      engine = load(message.urls, watcher);
      await engine;
      post({ type: 'ready' });
      return;
    }
    if (engine === undefined) throw new Error('the engine has not been loaded');
    const { exercise, files, seed, only, played } = message;
    const report = await (
      await engine
    ).grade(exercise, files, {
      seed,
      ...(only === undefined ? {} : { only }),
      ...(played === undefined ? {} : { played }),
      onCase: (result) => {
        post({ type: 'case', result });
      },
    });
    post({ type: 'report', sheet: sheetOf(report) });
  }

  return (message) => {
    handle(message).catch((error: unknown) => {
      post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    });
  };
}

// Two thousand requests make a run, and most are like the one before: only news are posted.
function postingWatcher(post: (message: FromWorker) => void): Watcher {
  let told = { what: '', patience: 0 };
  let last = 0;
  function alive(): void {
    const now = performance.now();
    if (now - last < ALIVE_EVERY) return;
    last = now;
    post({ type: 'alive' });
  }
  return {
    alive,
    doing(what, patience) {
      if (what === told.what && patience === told.patience) {
        alive();
        return;
      }
      told = { what, patience };
      last = performance.now();
      post({ type: 'doing', what, patience });
    },
  };
}
