import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds

class Failures {
  #limit;
  #times = new Map();
  #begun = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  begin(key) {
    if (++this.#begun % 100 === 0) this.#sweep();
    const now = Date.now();
    const times = (this.#times.get(key) ?? []).filter((time) => now - time < QUARTER);
    this.#times.set(key, times);
    if (times.length >= this.#limit) return Math.ceil((times[0] + QUARTER - now) / 1000);
    times.push(now);
    return 0;
  }

  #sweep() {
    const since = Date.now() - QUARTER;
    for (const [key, times] of this.#times) if (!(times.at(-1) > since)) this.#times.delete(key);
  }

  takeBack(key) {
    this.#times.get(key)?.pop();
  }
}

const accounts = new Failures(10);
const networks = new Failures(30);

function keys(req, name) {
  const browser = knownBrowser(req, name);
  return { account: browser ? `browser ${browser}` : name, network: browser ? browser : networkOf(req.ip) };
}

export function mustWait(req, name) {
  const { account, network } = keys(req, name);
  return networks.begin(network) || accounts.begin(account);
}

export function wasRight(req, name) {
  const { account, network } = keys(req, name);
  networks.takeBack(network);
  accounts.takeBack(account);
}
