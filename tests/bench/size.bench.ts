// What the modules weigh on their way, SQLite and all: as the page loads them, which is packed (wasm/pack)
// and in brotli at its best. The bar is for a core with SQLite, which is what every exercise needs.
// core-browser has the simulated browser in it besides, with its parsers, cookies, policies and pages, and
// comes only with the exercises that need one: no bar was ever set for that, so it is weighed and not judged.
import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Subject } from './figures.js';

const folder = new URL('../../build/packed/', import.meta.url);
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
          what: `${name}, packed, brotli`,
          value: brotliCompressSync(file, { params }).length / 1024,
          unit: 'KB' as const,
          ...(name === 'core-browser.wasm' ? {} : { bar: kMost }),
        };
      }),
    );
  },
};
export default subject;
