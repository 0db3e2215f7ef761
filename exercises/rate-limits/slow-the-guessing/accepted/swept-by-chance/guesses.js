import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const counters = new Map(); // key → { count, until }

function take(key, limit) {
  const now = Date.now();
  if (Math.random() < 0.02) sweep(now);
  let counter = counters.get(key);
  if (!counter || counter.until <= now) counter = { count: 0, until: now + QUARTER };
  counters.set(key, counter);
  if (counter.count >= limit) return Math.max(1, Math.ceil((counter.until - now) / 1000));
  counter.count += 1;
  return 0;
}

function sweep(now) {
  for (const [key, { until }] of counters) if (until <= now) counters.delete(key);
}

export function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, 10);
  return Math.max(take(`network ${networkOf(req.ip)}`, 60), take(`account ${name}`, 10));
}
