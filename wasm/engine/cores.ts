// The builds of the core. They come from the same sources and differ in the agents they know, so that
// a page carries those of its own exercises only: wasm/cores/.
import { createCore, type CoreModule } from './core.js';

/** As exercise.json names it; the module is core-NAME.wasm. */
export type CoreName = 'sql';

export interface CoreSource {
  get(name: CoreName): Promise<CoreModule>;
}

/** Loads each core when it is first wanted, and once. */
export class Cores implements CoreSource {
  readonly #load: (name: CoreName) => Promise<WebAssembly.Module>;
  readonly #made = new Map<CoreName, Promise<CoreModule>>();

  constructor(load: (name: CoreName) => Promise<WebAssembly.Module>) {
    this.#load = load;
  }

  get(name: CoreName): Promise<CoreModule> {
    const known = this.#made.get(name);
    if (known !== undefined) return known;
    const made = this.#load(name).then(createCore);
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name)); // the next try may find the network back
    return made;
  }
}
