import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;
const tries = new Map(); // key -> times
const MOST = 1000;
function take(key, limit) {
  const now = Date.now();
  for (const [other, times] of tries) if (times.at(-1) <= now - QUARTER) tries.delete(other);
  if (!tries.has(key) && tries.size >= MOST) return 0;
  const recent = (tries.get(key) ?? []).filter((time) => time > now - QUARTER);
  const wait = recent.length < limit ? 0 : Math.ceil((recent[0] + QUARTER - now) / 1000);
  if (wait === 0) recent.push(now);
  tries.set(key, recent);
  return wait;
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`b ${browser}`, 20);
  return take(`n ${networkOf(req.ip)}`, 60) || take(`a ${name}`, 20);
}
