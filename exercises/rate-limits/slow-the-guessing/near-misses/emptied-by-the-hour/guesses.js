import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;
const tries = new Map(); // key -> times
setInterval(() => tries.clear(), 60 * 60_000).unref();
function take(key, limit) {
  const now = Date.now();
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
