// ScriptHost of core/browser/script_host.h: a realm for each document, made when it is first named and
// used again when the document is gone.
import type { Watcher } from '../watcher.js';
import type { ConsoleEntry, PageDoor, PageEvent, ScriptRun } from './contract.js';
import type { PageImage } from './page-image.js';
import { PageRealm } from './page-realm.js';

export interface PageRealmsOptions {
  readonly console: (entry: ConsoleEntry) => void;
  /** Milliseconds since 1970 on the world's clock. */
  readonly now: () => number;
  readonly watcher?: Watcher;
}

interface Held {
  document: number;
  readonly realm: PageRealm;
}

export class PageRealms {
  readonly #image: PageImage;
  readonly #options: PageRealmsOptions;
  readonly #open = new Map<number, Held>();
  readonly #idle: Held[] = [];

  constructor(image: PageImage, options: PageRealmsOptions) {
    this.#image = image;
    this.#options = options;
  }

  /**
   * To its end: what promises and timers it has left has run, too. True when it was a handler and
   * what the event does by itself is prevented.
   */
  run(script: ScriptRun, door: PageDoor): boolean {
    return this.#realm(script.document).run(script, door);
  }

  /** Listeners that scripts have added. */
  dispatch(event: PageEvent, door: PageDoor): boolean {
    // A document without a realm has had no script that could have.
    return this.#open.has(event.document) && this.#realm(event.document).dispatch(event, door);
  }

  close(document: number): void {
    const held = this.#open.get(document);
    if (held === undefined) return;
    this.#open.delete(document);
    if (held.realm.isRunning) held.realm.abandon();
    else this.#idle.push(held);
  }

  #realm(document: number): PageRealm {
    let held = this.#open.get(document);
    if (held === undefined) {
      held = this.#idle.pop() ?? this.#make();
      held.document = document;
      held.realm.renew();
      this.#open.set(document, held);
    }
    return held.realm;
  }

  #make(): Held {
    const { console, now, watcher } = this.#options;
    const held: Held = {
      document: 0,
      realm: new PageRealm(this.#image, {
        say: (level, text, script) => {
          console({ document: held.document, level, text, script });
        },
        now,
        ...(watcher === undefined ? {} : { watcher }),
      }),
    };
    return held;
  }
}
