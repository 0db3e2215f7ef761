import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const counters = new Map(); // key → { count, first, last }

function take(key, limit) {
  const now = Date.now();
  let counter = counters.get(key);
  if (!counter || counter.last + QUARTER <= now) counter = { count: 0, first: now, last: now };
  counters.set(key, { count: counter.count + 1, first: counter.first, last: now });
  return counter.count < limit ? 0 : Math.max(1, Math.ceil((counter.first + QUARTER - now) / 1000));
}

export function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, 10);
  return Math.max(take(`network ${networkOf(req.ip)}`, 60), take(`account ${name}`, 10));
}
