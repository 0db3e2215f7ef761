import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;
const counts = new Map();

function entry(key) {
  let e = counts.get(key);
  if (!e || e.until < Date.now()) counts.set(key, (e = { n: 0, until: Date.now() + QUARTER }));
  return e;
}

setInterval(() => {
  for (const [key, { until }] of counts) if (until < Date.now()) counts.delete(key);
}, QUARTER).unref();

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  const keys = browser ? [[`b${browser}`, 10]] : [[`n${networkOf(req.ip)}`, 50], [`a${name}`, 10]];
  for (const [key, limit] of keys) {
    const e = entry(key);
    if (e.n >= limit) return Math.ceil((e.until - Date.now()) / 1000);
  }
  for (const [key] of keys) entry(key).n += 1;
  return 0;
}

// A right password takes two off: its own and one for good behaviour.
export function wasRight(req, name) {
  for (const key of [`n${networkOf(req.ip)}`, `a${name}`]) entry(key).n = Math.max(0, entry(key).n - 2);
}
