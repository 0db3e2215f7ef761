import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const ACCOUNT = 20;
const BROWSER = 10;
const NETWORK = 60;

const QUARTER = 15 * 60 * 1000;
const windows = new Map();
function take(key, limit) {
  const now = Date.now();
  const start = now - (now % QUARTER);
  let w = windows.get(key) ?? { start, now: 0, before: 0 };
  if (w.start !== start) w = { start, now: 0, before: w.start === start - QUARTER ? w.now : 0 };
  windows.set(key, w);
  if (w.now + w.before * (1 - (now - start) / QUARTER) < limit) {
    w.now += 1;
    return 0;
  }
  return Math.ceil((start + QUARTER - now) / 1000) + 200;
}

setInterval(() => {
  for (const [key, { start }] of windows) if (start < Date.now() - 2 * QUARTER) windows.delete(key);
}, QUARTER).unref();

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, BROWSER);
  return take(`network ${networkOf(req.ip)}`, NETWORK) || take(`account ${name}`, ACCOUNT);
}
