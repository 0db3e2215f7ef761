// Writes a brotli copy beside every file of the build that gains by it, so that a static
// host (and scripts/serve.mjs) sends the small one without compressing while it serves.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress as brotliCompressLater, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const brotliCompress = promisify(brotliCompressLater);

/** Which is the smallest nobody knows before. Small input blocks, each of which has codes of its own, suit WebAssembly;
 *  how distances are written: RFC 7932, section 4. */
const kWays = [
  { block: 16, postfix: 1, direct: 16 },
  { block: 18, postfix: 0, direct: 8 },
  { block: 19, postfix: 0, direct: 0 },
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
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true });
      await Promise.all(entries.filter((entry) => kText.test(entry)).map((entry) => copy(join(folder, entry))));
    },
  };
}

async function copy(file: string): Promise<void> {
  const bytes = await readFile(file);
  const copies = await Promise.all(kWays.map((way) => compressed(bytes, way)));
  copies.sort((a, b) => a.length - b.length);
  await writeFile(`${file}.br`, copies[0] ?? bytes);
}

// On a thread of its own, like every other.
function compressed(bytes: Uint8Array, { block, postfix, direct }: (typeof kWays)[number]): Promise<Uint8Array> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGBLOCK]: block,
    [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
    [constants.BROTLI_PARAM_NDIRECT]: direct,
  };
  return brotliCompress(bytes, { params });
}
