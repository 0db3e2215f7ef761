import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const tries = new Map(); // key → times

// Counted in the same breath as it is looked up: nothing is awaited in between.
function take(key, limit) {
  const now = Date.now();
  const recent = (tries.get(key) ?? []).filter((time) => time > now - QUARTER);
  const wait = recent.length < limit ? 0 : Math.ceil((recent[0] + QUARTER - now) / 1000);
  if (wait === 0) recent.push(now);
  tries.set(key, recent);
  return wait;
}

setInterval(() => {
  const old = Date.now() - QUARTER;
  for (const [key, times] of tries) if (times.at(-1) < old) tries.delete(key);
}, 60_000).unref();

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`b ${browser}`, 20);
  return take(`n ${networkOf(req.ip)}`, 60) || take(`a ${name}`, 20);
}
