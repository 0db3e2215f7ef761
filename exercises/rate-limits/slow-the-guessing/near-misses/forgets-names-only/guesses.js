import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const names = new Map(); // key → times
const networks = new Map();

function take(tries, key, limit) {
  const now = Date.now();
  const recent = (tries.get(key) ?? []).filter((time) => time > now - QUARTER);
  tries.set(key, recent);
  if (recent.length >= limit) return Math.ceil((recent[0] + QUARTER - now) / 1000);
  recent.push(now);
  return 0;
}

setInterval(() => {
  const old = Date.now() - QUARTER;
  for (const [key, times] of names) if (!(times.at(-1) > old)) names.delete(key);
}, 60_000).unref();

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(names, `browser ${browser}`, 20);
  return take(networks, networkOf(req.ip), 60) || take(names, `account ${name}`, 20);
}
