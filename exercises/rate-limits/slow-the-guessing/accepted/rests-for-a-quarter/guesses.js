import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

// Ten failures, then the account rests for a quarter of an hour from its first failure on.
const QUARTER = 15 * 60 * 1000;
const entries = new Map();

function count(key, most) {
  const now = Date.now();
  let entry = entries.get(key);
  if (!entry || entry.until <= now) {
    entry = { tries: 0, until: now + QUARTER };
    entries.set(key, entry);
    setTimeout(() => entries.delete(key), QUARTER).unref();
  }
  if (entry.tries >= most) return Math.ceil((entry.until - now) / 1000);
  entry.tries++;
  return 0;
}

export async function mustWait(req, name) {
  const id = knownBrowser(req, name);
  if (id !== null) return count('browser/' + name + '/' + id, 10);
  const wait = count('network/' + networkOf(req.ip), 50);
  return wait > 0 ? wait : count('account/' + name, 10);
}
