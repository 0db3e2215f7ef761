// A page of its own in Chromium: a script of ours, bundled, and files it asks for. What it measures it
// leaves in a global function.
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { kArguments } from '../web/page.js';

const root = new URL('../../', import.meta.url);
const kTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
};

export class Laboratory {
  #server: Server | undefined;
  #browser: Browser | undefined;

  /** script: a module of tests/bench; files: what the page may ask for, by its name there. */
  async open(script: string, files: Readonly<Record<string, string>>): Promise<Page> {
    const bundled = await build({
      entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
      bundle: true,
      format: 'esm',
      write: false,
    });
    this.#server = createServer((request, response) => {
      const name = (request.url ?? '/').slice(1);
      const file = files[name];
      const type = kTypes[name.split('.').at(-1) ?? ''] ?? 'text/html';
      const body =
        name === 'page.js'
          ? Promise.resolve(bundled.outputFiles[0]?.contents ?? '')
          : file === undefined
            ? Promise.resolve(
                '<!doctype html><title>Laboratory</title><script type=module src=/page.js></script>',
              )
            : readFile(new URL(file, root));
      void body.then((content) => response.setHeader('content-type', type).end(content));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.#browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: kArguments });
    const page = await this.#browser.newPage();
    const broken = new Promise<never>((_, reject) => page.once('pageerror', reject));
    await page.goto(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`);
    await Promise.race([page.waitForFunction(() => 'measure' in globalThis), broken]);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#server?.close();
  }
}
