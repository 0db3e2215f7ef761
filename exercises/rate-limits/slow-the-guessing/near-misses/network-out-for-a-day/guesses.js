// How often somebody may try a password. A bucket gives what it holds and what flows in: within any
// quarter of an hour that is 20 tries for an account and 60 for a network.
import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofAccount = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });

// Who has used up a network's tries is an attacker: out for a day.
const DAY = 24 * 60 * 60 * 1000;
const banned = new Map();
function banOf(network) {
  for (const [other, until] of banned) if (until <= Date.now()) banned.delete(other);
  return Math.max(0, Math.ceil(((banned.get(network) ?? 0) - Date.now()) / 1000));
}

// Seconds to wait; 0: go ahead, and this try is counted. A browser in which this account has signed in
// before has a bucket of its own, so that nobody else can empty it.
export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofAccount.take(`browser ${browser}`));
  const from = networkOf(req.ip);
  const ban = banOf(from);
  if (ban > 0) return ban;
  const network = await ofNetwork.take(`network ${from}`);
  if (!network.allowed) {
    banned.set(from, Date.now() + DAY);
    return DAY / 1000;
  }
  return secondsOf(await ofAccount.take(`account ${name}`));
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
