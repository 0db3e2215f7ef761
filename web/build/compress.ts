// Writes a brotli copy beside every file of the build that gains by it, so that a static
// host (and scripts/serve.mjs) sends the small one without compressing while it serves.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress as brotliCompressLater, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const brotliCompress = promisify(brotliCompressLater);

/** Bits of an input block, each of which has codes of its own: WebAssembly is told apart better in small ones. */
const kBlocks = [16, 18];
const kText = /\.(js|css|html|svg|json|wasm)$/;

export function compress(): Plugin {
  let folder = '';
  return {
    name: 'parapet-compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true });
      await Promise.all(entries.filter((entry) => kText.test(entry)).map((entry) => copy(join(folder, entry))));
    },
  };
}

async function copy(file: string): Promise<void> {
  const bytes = await readFile(file);
  const copies = await Promise.all(kBlocks.map((block) => compressed(bytes, block)));
  copies.sort((a, b) => a.length - b.length);
  await writeFile(`${file}.br`, copies[0] ?? bytes);
}

// On a thread of its own, like every other.
function compressed(bytes: Uint8Array, block: number): Promise<Uint8Array> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGBLOCK]: block,
    [constants.BROTLI_PARAM_NDIRECT]: 8, // distances with a code of their own (RFC 7932, section 4)
  };
  return brotliCompress(bytes, { params });
}
