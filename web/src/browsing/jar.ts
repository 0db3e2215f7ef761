// A browser's cookie jar from step to step, from what the core says each stored cookie did to it.
import type { BrowserEvent, JarChange } from '../../../wasm/engine/report.js';

export interface KeptCookie extends JarChange {
  /** What happened to it in this step; undefined: nothing. */
  readonly news: 'new' | 'changed' | 'gone' | undefined;
}

export type Jar = readonly KeptCookie[];

/** One person's jar. Each step calls pass() for the time that went by, then take() for its events. */
export class JarKeeper {
  readonly #cookies = new Map<string, KeptCookie>();

  /** What expired by then is gone, and what was news is no longer. */
  pass(at: number): void {
    for (const [key, cookie] of this.#cookies) {
      if (cookie.news === 'gone') this.#cookies.delete(key);
      else this.#cookies.set(key, { ...cookie, news: isOver(cookie, at) ? 'gone' : undefined });
    }
  }

  take(event: BrowserEvent): void {
    if (event.kind === 'session-ended') {
      for (const [key, cookie] of this.#cookies)
        if (cookie.expires === undefined) this.#cookies.set(key, { ...cookie, news: 'gone' });
    }
    const { cookie } = event;
    if (cookie === undefined) return;
    const key = [cookie.name, cookie.domain, cookie.path].join('\n');
    if (cookie.effect !== 'deleted')
      this.#cookies.set(key, { ...cookie, news: cookie.effect === 'added' ? 'new' : 'changed' });
    else if (this.#cookies.has(key)) this.#cookies.set(key, { ...cookie, news: 'gone' });
  }

  get jar(): Jar {
    return [...this.#cookies.values()];
  }
}

function isOver({ expires }: JarChange, at: number): boolean {
  return expires !== undefined && expires <= at;
}
