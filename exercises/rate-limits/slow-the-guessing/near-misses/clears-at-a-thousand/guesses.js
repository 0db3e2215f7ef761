import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60_000;
const tries = new Map(); // key -> times, oldest first

function take(key, most) {
  const now = Date.now();
  const times = (tries.get(key) ?? []).filter((at) => at > now - QUARTER);
  if (times.length >= most) return Math.ceil((times[0] + QUARTER - now) / 1000);
  times.push(now);
  if (tries.size > 1000) tries.clear(); // never more than a thousand
  tries.set(key, times);
  return 0;
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, 20);
  return take(`network ${networkOf(req.ip)}`, 50) || take(`account ${name}`, 20);
}
