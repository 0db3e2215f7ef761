// The engine in Node, from build/. The very files that the page ships.
import { readFile } from 'node:fs/promises';
import type createCore from './core.js';
import { createEngine, type EngineAssets } from './create-engine.js';
import type { Engine } from './engine.js';
import type { Watcher } from './watcher.js';

const root = new URL('../../', import.meta.url);

export async function loadNodeAssets(): Promise<EngineAssets> {
  // PARAPET_WASM_DIR: another build of the WebAssembly, from the root of the tree.
  const folder = new URL(`${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, root);
  const [core, { default: coreFactory }, wasm, guest] = await Promise.all([
    bytesOf(new URL('core.wasm', folder)),
    import(new URL('core.js', folder).href) as Promise<{ default: typeof createCore }>,
    bytesOf(new URL('quickjs.wasm', folder)).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL('build/guest/guest.js', root), 'utf8'),
  ]);
  return { core, coreFactory, quickjs: wasm, guest };
}

async function bytesOf(file: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}

export async function loadNodeEngine(watcher?: Watcher): Promise<Engine> {
  return createEngine(await loadNodeAssets(), watcher);
}
