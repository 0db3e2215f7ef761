// The images that exercises are graded in: one with the modules that all have, and one for each set of
// extras that an exercise names.
import { createImage, type Image } from './image.js';

/** The guest's bundles (wasm/guest/build.mjs), wherever they are. */
export interface GuestSource {
  readonly base: string;
  /** The bundle of an extra; rejects when there is none of that name. */
  extra(name: string): Promise<string>;
}

/** Extras that every exercise has: only who imports them fetches them. */
export const ON_REQUEST: readonly string[] = ['helmet', 'jsonwebtoken', 'zod'];

export class Images {
  readonly #wasm: WebAssembly.Module;
  readonly #guest: GuestSource;
  readonly #made = new Map<string, Promise<Image>>();

  constructor(wasm: WebAssembly.Module, guest: GuestSource) {
    this.#wasm = wasm;
    this.#guest = guest;
  }

  with(extras: readonly string[]): Promise<Image> {
    const key = extras.toSorted().join(' ');
    const image = this.#made.get(key) ?? this.#make(extras.toSorted());
    this.#made.set(key, image);
    // What could not be fetched may be there the next time.
    image.catch(() => this.#made.delete(key));
    return image;
  }

  async #make(extras: readonly string[]): Promise<Image> {
    const bundles = await Promise.all(extras.map((name) => this.#guest.extra(name)));
    return createImage(this.#wasm, this.#guest.base, bundles);
  }
}
