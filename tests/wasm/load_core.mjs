// Loads the very module the page ships.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createCore } from '../../wasm/engine/core.ts';

// PARAPET_WASM_DIR: a build folder, from the root of the tree.
const root = new URL('../../', import.meta.url);
const folder = process.env.PARAPET_WASM_DIR ?? 'build/wasm';
const base = new URL(`${folder}/`, folder.startsWith('/') ? pathToFileURL('/') : root);

export async function compileCore(name = 'sql') {
  return WebAssembly.compile(await readFile(new URL(`core-${name}.wasm`, base)));
}

export async function loadCore() {
  return createCore(await compileCore());
}
