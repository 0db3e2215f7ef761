import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const tries = new Map(); // key → times

function count(key) {
  const now = Date.now();
  const recent = (tries.get(key) ?? []).filter((time) => time > now - QUARTER);
  tries.set(key, [...recent, now]);
  return recent.length;
}

setInterval(() => {
  for (const [key, times] of tries) if (times.at(-1) < Date.now() - QUARTER) tries.delete(key);
}, QUARTER).unref();

// One second for each try before this one.
export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  const before = browser
    ? count(`browser ${browser}`)
    : Math.max(count(`account ${name}`), count(`network ${networkOf(req.ip)}`) - 40);
  await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(before, 5)));
  return 0;
}
