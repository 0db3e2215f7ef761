// The builds of the core. They come from the same sources and differ in the agents they know, so that
// a page carries those of its own exercises only: wasm/cores/.
import { createCore, type CoreModule, type MoreImports } from './core.js';

/** As exercise.json names it; the module is core-NAME.wasm. */
export type CoreName = 'sql' | 'accounts' | 'browser';

export interface CoreSource {
  get(name: CoreName): Promise<CoreModule>;
}

/** Loads each core when it is first wanted, and once. */
export class Cores implements CoreSource {
  readonly #load: (name: CoreName) => Promise<WebAssembly.Module>;
  readonly #browser: () => Promise<MoreImports>;
  readonly #made = new Map<CoreName, Promise<CoreModule>>();

  /** browser: what a core with browsers imports besides. */
  constructor(load: (name: CoreName) => Promise<WebAssembly.Module>, browser: () => Promise<MoreImports>) {
    this.#load = load;
    this.#browser = browser;
  }

  get(name: CoreName): Promise<CoreModule> {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = this.#make(name);
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name)); // the next try may find the network back
    return made;
  }

  async #make(name: CoreName): Promise<CoreModule> {
    const [wasm, more] = await Promise.all([
      this.#load(name),
      name === 'browser' ? this.#browser() : undefined,
    ]);
    return createCore(wasm, more);
  }
}
