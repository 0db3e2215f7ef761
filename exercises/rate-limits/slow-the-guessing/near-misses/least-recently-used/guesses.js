import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds

// A thousand keys; the one that was not asked for longest goes first, unless it is at its limit.
class Counters {
  #limit;
  #counters = new Map(); // key → { count, until }, the longest unused first

  constructor(limit) {
    this.#limit = limit;
  }

  take(key) {
    const now = Date.now();
    let counter = this.#counters.get(key);
    if (!counter || counter.until <= now) counter = { count: 0, until: now + QUARTER };
    this.#counters.delete(key);
    if (this.#counters.size >= 1000) this.#makeRoom(now);
    this.#counters.set(key, counter);
    if (counter.count >= this.#limit) return Math.max(1, Math.ceil((counter.until - now) / 1000));
    counter.count += 1;
    return 0;
  }

  #makeRoom(now) {
    for (const [key, { count, until }] of this.#counters) {
      if (until > now && count >= this.#limit) continue;
      this.#counters.delete(key);
      return;
    }
  }
}

const accounts = new Counters(10);
const networks = new Counters(60);
const browsers = new Counters(10);

export function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return browsers.take(browser);
  return Math.max(networks.take(networkOf(req.ip)), accounts.take(name));
}
