// security.wasm in Node, from build/.
import { readFile } from 'node:fs/promises';
import type createSecurity from './module.js';
import { Security } from './security.js';

export async function loadSecurity(): Promise<Security> {
  const root = new URL('../../', import.meta.url);
  const folder = new URL(`${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, root);
  const { default: create } = (await import(new URL('security.js', folder).href)) as {
    default: typeof createSecurity;
  };
  const wasmBinary = new Uint8Array(await readFile(new URL('security.wasm', folder)));
  return new Security(await create({ wasmBinary }));
}
