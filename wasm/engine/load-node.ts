// The engine in Node, from build/. The very files that the page ships.
import { readFile } from 'node:fs/promises';
import type { CoreName } from './cores.js';
import { createEngine, type EngineAssets } from './create-engine.js';
import type { Engine } from './engine.js';
import type { Watcher } from './watcher.js';

const root = new URL('../../', import.meta.url);

export async function loadNodeAssets(): Promise<EngineAssets> {
  // PARAPET_WASM_DIR: another build of the WebAssembly, from the root of the tree.
  const folder = new URL(`${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, root);
  const [quickjs, base] = await Promise.all([compiled(new URL('quickjs.wasm', folder)), text('guest')]);
  const core = (name: CoreName): Promise<WebAssembly.Module> =>
    compiled(new URL(`core-${name}.wasm`, folder));
  return {
    core,
    quickjs,
    guest: { base, extra: (name) => text(`extras/${name}`) },
    page: () => text('page'),
  };
}

function text(bundle: string): Promise<string> {
  return readFile(new URL(`build/guest/${bundle}.js`, root), 'utf8');
}

async function compiled(file: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(new Uint8Array(await readFile(file)));
}

export async function loadNodeEngine(watcher?: Watcher): Promise<Engine> {
  return createEngine(await loadNodeAssets(), watcher);
}
