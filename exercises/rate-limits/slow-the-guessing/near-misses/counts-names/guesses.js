import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofAccount = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const MOST = 50;
const seen = new Map(); // network -> Map(name -> last tried)

// Spraying shows in how many names a network tries.
function namesOf(network, now) {
  for (const [other, names] of seen) {
    for (const [name, at] of names) if (at <= now - QUARTER * 1000) names.delete(name);
    if (names.size === 0) seen.delete(other);
  }
  if (!seen.has(network)) seen.set(network, new Map());
  return seen.get(network);
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofAccount.take(`browser ${browser}`));
  const now = Date.now();
  const names = namesOf(networkOf(req.ip), now);
  if (!names.has(name) && names.size >= MOST) {
    return Math.ceil((Math.min(...names.values()) + QUARTER * 1000 - now) / 1000);
  }
  names.set(name, now);
  return secondsOf(await ofAccount.take(`account ${name}`));
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
