// The half in JavaScript of a core with people's browsers (wasm/bind_browser.cpp): parse5 reads their
// pages, and their scripts run in page realms. Loaded only for exercises that have browsers.
import type { Address, CoreMemory, MoreImports } from './core.js';
import type { PageDoor, PageEvent, ScriptRun } from './page/contract.js';
import { parseHtml, parseHtmlFragment } from './page/html-parser.js';
import { createPageImage } from './page/page-image.js';
import { PageRealms } from './page/page-realms.js';
import type { Watcher } from './watcher.js';

/** bundle: build/guest/page.js. */
export async function browserImports(
  quickjs: WebAssembly.Module,
  bundle: string,
  watcher: Watcher,
): Promise<MoreImports> {
  const image = await createPageImage(quickjs, bundle);
  const treeOf = rememberedTrees();
  return (memory) => {
    const pages = new Pages(memory);
    const realms = new PageRealms(image, {
      console: ({ level, text }) => {
        pages.ask({ op: 'console', level, text });
      },
      now: () => Number(pages.ask({ op: 'now' }) ?? 0),
      watcher,
    });
    return {
      parse: (html: Address, size: number, context: Address, contextSize: number, treeSize: Address) =>
        quietly(() => {
          const tree = treeOf(memory.textAt(html, size), memory.textAt(context, contextSize));
          return memory.leave(tree, treeSize);
        }),
      run_script: (script: Address, size: number, door: Address) =>
        quietly(() => {
          const run = JSON.parse(memory.textAt(script, size)) as ScriptRun;
          return Number(pages.with(door, (page) => realms.run(run, page)));
        }),
      dispatch: (event: Address, size: number, door: Address) =>
        quietly(() => {
          const happened = JSON.parse(memory.textAt(event, size)) as PageEvent;
          return Number(pages.with(door, (page) => realms.dispatch(happened, page)));
        }),
      close_page: (document: number): void => {
        realms.close(document);
      },
    };
  };
}

/** Trees that are remembered, and characters of a page that is worth it. */
const MOST_TREES = 256;
const MOST_CHARACTERS = 1 << 14;

// JSON of what parse5 makes of a text, as HTML of an element of the name context or, without one, as a
// page. The same pages come again and again: of 336 in a grading 98 were new, and parsing took a twentieth of it.
function rememberedTrees(): (text: string, context: string) => string {
  const trees = new Map<string, string>();
  return (text, context) => {
    const key = `${context} ${text}`;
    const known = trees.get(key);
    if (known !== undefined) return known;
    const tree = JSON.stringify(context === '' ? parseHtml(text) : parseHtmlFragment(text, context));
    if (trees.size >= MOST_TREES) trees.clear();
    if (key.length <= MOST_CHARACTERS) trees.set(key, tree);
    return tree;
  };
}

// The doors of the calls that last: the core is asked in the name of the innermost.
class Pages {
  readonly #memory: CoreMemory;
  readonly #doors: PageDoor[] = [];

  constructor(memory: CoreMemory) {
    this.#memory = memory;
  }

  with<T>(door: Address, work: (page: PageDoor) => T): T {
    const page = { call: (json: string) => this.#call(door, json) };
    this.#doors.push(page);
    try {
      return work(page);
    } finally {
      this.#doors.pop();
    }
  }

  ask(operation: Readonly<Record<string, unknown>>): unknown {
    const answer = this.#doors.at(-1)?.call(JSON.stringify(operation));
    return answer === undefined ? undefined : (JSON.parse(answer) as { ok?: unknown }).ok;
  }

  #call(door: Address, json: string): string {
    const memory = this.#memory;
    return memory.lend(json, (at, size) =>
      memory.replyAt(memory.exports.browser_page_call?.(door, at, size) ?? 0),
    ).value;
  }
}

// Nothing thrown may pass through the core's frames.
function quietly(work: () => number): number {
  try {
    return work();
  } catch {
    return 0;
  }
}
