// Puts the engine together from its parts, wherever they were loaded from.
import { Cores, type CoreName } from './cores.js';
import type { Engine } from './engine.js';
import { Grader } from './grade.js';
import { SandboxApp } from './sandbox/app.js';
import type { Image } from './sandbox/image.js';
import { Images, type GuestSource } from './sandbox/images.js';
import { NOBODY, type Watcher } from './watcher.js';

export interface EngineAssets {
  /** core-NAME.wasm */
  readonly core: (name: CoreName) => Promise<WebAssembly.Module>;
  /** The core that is made ready with the engine; each other when an exercise first wants it. */
  readonly first?: CoreName;
  /** quickjs.wasm */
  readonly quickjs: WebAssembly.Module;
  /** build/guest/ */
  readonly guest: GuestSource;
  /** build/guest/page.js, for exercises with browsers. */
  readonly page: () => Promise<string>;
}

export async function createEngine(assets: EngineAssets, watcher: Watcher = NOBODY): Promise<Engine> {
  const images = new Images(assets.quickjs, assets.guest);
  const cores = coresOf(assets, watcher);
  const first = assets.first === undefined ? undefined : cores.get(assets.first);
  await Promise.all([first, images.with([]).then(warm)]);
  return new Grader(cores, images, watcher);
}

/** What people's browsers need is a part of its own, which exercises without them do not load. */
export function coresOf(assets: EngineAssets, watcher: Watcher = NOBODY): Cores {
  return new Cores(assets.core, async () => {
    const [{ browserImports }, page] = await Promise.all([import('./core-browser.js'), assets.page()]);
    return browserImports(assets.quickjs, page, watcher);
  });
}

const HELLO = `
import express from 'express';
const app = express();
app.get('/', async (req, res) => { res.json({ q: req.query }); });
app.listen(3000);
`;
const REQUEST =
  '[{"method":"GET","scheme":"https","host":"h","target":"/?a=1","headers":[],"body":"","client":"::1"}]';

// The first restore and the first request compile most of QuickJS: 100 ms that would
// otherwise come after the learner has pressed Run.
async function warm(image: Image): Promise<void> {
  const world = { call: () => '{"ok":0}', start: () => 0, next: () => '' };
  const app = new SandboxApp(image, world, { entry: 'hello.js', files: { 'hello.js': HELLO } });
  await app.renew();
  for (let i = 0; i < 5; i++) app.serve(REQUEST);
}
