// The engine in Node, from build/. The very files that the page ships.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CoreFactory } from './core-module.js';
import { createEngine, type EngineAssets } from './create-engine.js';
import type { Engine } from './engine.js';
import type { Watcher } from './watcher.js';

const build = new URL('../../build/', import.meta.url);

export async function loadNodeAssets(): Promise<EngineAssets> {
  const coreFolder = new URL(process.env['PARAPET_CORE'] ?? 'wasm/', build);
  const quickjs = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
  const [core, { default: coreFactory }, wasm, guest] = await Promise.all([
    bytesOf(new URL('core.wasm', coreFolder)),
    import(new URL('core.js', coreFolder).href) as Promise<{ default: CoreFactory }>,
    bytesOf(quickjs).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL('guest/guest.js', build), 'utf8'),
  ]);
  return { core, coreFactory, quickjs: wasm, guest };
}

async function bytesOf(file: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(file));
}

export async function loadNodeEngine(watcher?: Watcher): Promise<Engine> {
  return createEngine(await loadNodeAssets(), watcher);
}
