// Writes a brotli copy beside every file of the build that gains by it, so that a static
// host (and scripts/serve.mjs) sends the small one without compressing while it serves.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** How distances are written (RFC 7932, section 4): NPOSTFIX and NDIRECT. The second suits some WebAssembly. */
const kDistances = [
  [0, 0],
  [2, 32],
] as const;
const kText = /\.(js|css|html|svg|json|wasm)$/;

export function compress(): Plugin {
  let folder = '';
  return {
    name: 'parapet-compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!kText.test(entry)) continue;
        const bytes = readFileSync(join(folder, entry));
        const copies = kDistances.map((distances) => compressed(bytes, distances));
        copies.sort((a, b) => a.length - b.length);
        writeFileSync(join(folder, `${entry}.br`), copies[0] ?? bytes);
      }
    },
  };
}

function compressed(bytes: Uint8Array, [postfix, direct]: readonly [number, number]): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
    [constants.BROTLI_PARAM_NDIRECT]: direct,
  };
  return brotliCompressSync(bytes, { params });
}
