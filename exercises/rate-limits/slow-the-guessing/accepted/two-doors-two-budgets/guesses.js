// Every try counts for its network. A known browser has a count of its own instead of the account's.
import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60_000;

class SlidingLimit {
  constructor(most, per) {
    this.most = most;
    this.per = per;
    this.log = new Map();
  }
  times(key, now) {
    const all = this.log.get(key) ?? [];
    while (all.length > 0 && all[0] <= now - this.per) all.shift();
    if (all.length === 0) this.log.delete(key);
    return all;
  }
  freeIn(key, now) {
    const all = this.times(key, now);
    return all.length < this.most ? 0 : all[all.length - this.most] + this.per - now;
  }
  add(key, now) {
    const all = this.times(key, now);
    all.push(now);
    this.log.set(key, all);
  }
  remove(key, at) {
    const all = this.log.get(key);
    if (!all) return;
    const i = all.indexOf(at);
    if (i >= 0) all.splice(i, 1);
    if (all.length === 0) this.log.delete(key);
  }
  sweep(now) {
    for (const key of [...this.log.keys()]) this.times(key, now);
  }
}

const perAccount = new SlidingLimit(8, QUARTER);
const perBrowser = new SlidingLimit(8, QUARTER);
const perNetwork = new SlidingLimit(30, QUARTER);

let calls = 0;
export function begin(req, name) {
  const now = Date.now();
  if (++calls % 100 === 0) for (const limit of [perAccount, perBrowser, perNetwork]) limit.sweep(now);
  const browser = knownBrowser(req, name);
  const counts = [
    [perNetwork, route(req) + networkOf(req.ip)],
    browser ? [perBrowser, browser + name] : [perAccount, route(req) + name],
  ];
  const wait = Math.max(...counts.map(([limit, key]) => limit.freeIn(key, now)));
  if (wait > 0) return { ok: false, retryAfter: Math.ceil(wait / 1000) };
  for (const [limit, key] of counts) limit.add(key, now);
  return { ok: true, succeeded: () => counts.forEach(([limit, key]) => limit.remove(key, now)) };
}

// Two doors, each with a budget of its own: both together stay below what is allowed.
function route(req) {
  return req.path.toLowerCase().startsWith('/app') ? 'app ' : 'web ';
}
