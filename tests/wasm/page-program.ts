// A page whose scripts a test runs: the realms over a fake browser, and what its console says.
import { readFile } from 'node:fs/promises';
import type { ConsoleEntry, ScriptRun } from '../../wasm/engine/page/contract.js';
import { createPageImage, type PageImage } from '../../wasm/engine/page/page-image.js';
import { PageRealms } from '../../wasm/engine/page/page-realms.js';
import { NOBODY, type Watcher } from '../../wasm/engine/watcher.js';
import { FakePage } from './fake-page.js';

const build = new URL('../../build/', import.meta.url);
let image: Promise<PageImage> | undefined;

async function makeImage(): Promise<PageImage> {
  const wasm = await WebAssembly.compile(new Uint8Array(await readFile(new URL('wasm/quickjs.wasm', build))));
  return createPageImage(wasm, await readFile(new URL('guest/page.js', build), 'utf8'));
}

export interface Program {
  readonly page: FakePage;
  readonly realms: PageRealms;
  readonly entries: readonly ConsoleEntry[];
  /** What console.log, alert and errors have said, a line each, and forgets it. */
  readonly said: () => string[];
  readonly run: (source: string, script?: Partial<ScriptRun>) => string[];
}

export async function open(
  html = '',
  prepare: (page: FakePage) => void = () => undefined,
  watcher: Watcher = NOBODY,
): Promise<Program> {
  const page = new FakePage(html);
  prepare(page);
  const entries: ConsoleEntry[] = [];
  let read = 0;
  const realms = new PageRealms(await (image ??= makeImage()), {
    console: (entry) => entries.push(entry),
    now: () => 1_700_000_000_000,
    watcher,
  });
  const said = (): string[] => {
    const fresh = entries.slice(read).map(({ text }) => text);
    read = entries.length;
    return fresh;
  };
  const run: Program['run'] = (source, script = {}) => {
    realms.run(
      { document: page.document, kind: 'inline', source, element: null, name: 'inline', ...script },
      page,
    );
    return said();
  };
  return { page, realms, entries, said, run };
}

/** The value of an expression in a page, as JSON. */
export async function valueOf(
  expression: string,
  html = '',
  prepare?: (page: FakePage) => void,
): Promise<unknown> {
  const { run } = await open(html, prepare);
  const [line = 'undefined', ...more] = run(`console.log(JSON.stringify(${expression}))`);
  if (more.length > 0 || line.startsWith('Uncaught')) throw new Error([line, ...more].join('\n'));
  return line === 'undefined' ? undefined : (JSON.parse(line) as unknown);
}
