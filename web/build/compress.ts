// Writes a brotli copy beside every file of the build that gains by it, so that a static
// host (and scripts/serve.mjs) sends the small one without compressing while it serves.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

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
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 24,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        writeFileSync(join(folder, `${entry}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
}
