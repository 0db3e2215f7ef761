import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;
const book = new Map(); // key → { failed: [times], pending: number }

const entryOf = (key) => {
  let entry = book.get(key);
  if (!entry) book.set(key, (entry = { failed: [], pending: 0 }));
  const since = Date.now() - QUARTER;
  entry.failed = entry.failed.filter((at) => at > since);
  return entry;
};

let swept = 0;
function sweep() {
  if (Date.now() - swept < QUARTER) return;
  swept = Date.now();
  for (const [key, { failed, pending }] of book) {
    if (pending === 0 && !(failed.at(-1) > swept - QUARTER)) book.delete(key);
  }
}

// → { wait } or { done(right) }
export function begin(req, name) {
  sweep();
  const browser = knownBrowser(req, name);
  const wanted = browser ? [['browser ' + browser, 18]] : [['network ' + networkOf(req.ip), 58], ['account ' + name, 18]];
  const entries = wanted.map(([key, limit]) => [entryOf(key), limit]);
  for (const [{ failed, pending }, limit] of entries) {
    if (failed.length + pending < limit) continue;
    return { wait: failed.length > 0 ? Math.ceil((failed[0] + QUARTER - Date.now()) / 1000) + (pending > 0 ? 5 : 0) : 5 };
  }
  for (const [entry] of entries) entry.pending++;
  return {
    wait: 0,
    done(right) {
      for (const [entry] of entries) {
        entry.pending--;
        if (!right) entry.failed.push(Date.now());
      }
    },
  };
}
