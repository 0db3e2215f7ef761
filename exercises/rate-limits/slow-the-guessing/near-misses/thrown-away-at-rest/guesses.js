import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;
const buckets = new Map(); // key -> { tokens, at }
function take(key, capacity) {
  const now = Date.now();
  for (const [other, { at }] of buckets) if (now - at > 5 * 60_000) buckets.delete(other);
  const { tokens, at } = buckets.get(key) ?? { tokens: capacity, at: now };
  const filled = Math.min(capacity, tokens + ((now - at) * capacity) / QUARTER);
  if (filled < 1) return Math.ceil(((1 - filled) * QUARTER) / capacity / 1000);
  buckets.set(key, { tokens: filled - 1, at: now });
  return 0;
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`b ${browser}`, 10);
  return take(`n ${networkOf(req.ip)}`, 30) || take(`a ${name}`, 10);
}
