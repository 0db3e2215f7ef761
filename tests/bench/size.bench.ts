// What the modules weigh on their way, SQLite and all: brotli at its best, as a host would serve them.
import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Subject } from './figures.js';

const folder = new URL('../../build/wasm/', import.meta.url);
const kMost = 330; // KB, of a core

const subject: Subject = {
  title: 'Weight of the modules',
  async measure() {
    const names = (await readdir(folder)).filter((name) => /^core-\w+\.wasm$/.test(name));
    return Promise.all(
      names.sort().map(async (name) => {
        const file = await readFile(new URL(name, folder));
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: file.length };
        return {
          what: `${name}, brotli`,
          value: brotliCompressSync(file, { params }).length / 1024,
          unit: 'KB' as const,
          bar: kMost,
        };
      }),
    );
  },
};
export default subject;
