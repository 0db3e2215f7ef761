// Loads the very module the page ships. It is linked for web and worker only
// (Emscripten 3.1.6 cannot mix ES modules with its Node loader), so Node hands
// it the bytes instead of letting it fetch them.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

// PARAPET_WASM_DIR: a build folder, from the root of the tree.
const root = new URL('../../', import.meta.url);
const folder = process.env.PARAPET_WASM_DIR ?? 'build/wasm';
const base = new URL(`${folder}/`, folder.startsWith('/') ? pathToFileURL('/') : root);

export async function loadCore() {
  const { default: createCore } = await import(new URL('core.js', base).href);
  return createCore({ wasmBinary: await readFile(new URL('core.wasm', base)) });
}
