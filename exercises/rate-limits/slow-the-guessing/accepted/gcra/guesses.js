import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const free = new Map(); // key → time at which nothing of it is used any more

// The generic cell rate algorithm: each try moves that time on by one interval, up to a burst ahead.
function take(key, burst, perQuarter) {
  const interval = QUARTER / perQuarter;
  const now = Date.now();
  const next = Math.max(free.get(key) ?? now, now) + interval;
  const early = next - burst * interval - now;
  if (early > 0) return Math.ceil(early / 1000);
  free.set(key, next);
  if (free.size > 2_000) for (const [other, time] of free) if (time < now) free.delete(other);
  return 0;
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser !== null) return take(browser, 10, 10);
  return take(networkOf(req.ip), 40, 20) || take(`@${name}`, 10, 10);
}
