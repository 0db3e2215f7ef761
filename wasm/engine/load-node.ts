// The engine in Node, from build/. The very files that the page ships.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type createCore from './core.js';
import { createEngine, type EngineAssets } from './create-engine.js';
import type { Engine } from './engine.js';
import type { Watcher } from './watcher.js';

const root = new URL('../../', import.meta.url);

export async function loadNodeAssets(): Promise<EngineAssets> {
  // PARAPET_WASM_DIR: another build of the core, from the root of the tree.
  const coreFolder = new URL(`${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, root);
  const quickjs = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
  const [core, { default: coreFactory }, wasm, guest] = await Promise.all([
    bytesOf(new URL('core.wasm', coreFolder)),
    import(new URL('core.js', coreFolder).href) as Promise<{ default: typeof createCore }>,
    bytesOf(quickjs).then((bytes) => WebAssembly.compile(bytes)),
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
