import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofPair = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });
const MOST = 18;
const seen = new Map(); // name -> Map(network -> last tried)

// An account is under attack when many networks try it; one alone has its own limit.
function networksAt(name, now) {
  for (const [other, networks] of seen) {
    for (const [network, at] of networks) if (at <= now - QUARTER * 1000) networks.delete(network);
    if (networks.size === 0) seen.delete(other);
  }
  if (!seen.has(name)) seen.set(name, new Map());
  return seen.get(name);
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofPair.take(`browser ${browser}`));
  const from = networkOf(req.ip);
  const network = await ofNetwork.take(`network ${from}`);
  if (!network.allowed) return secondsOf(network);
  const now = Date.now();
  const networks = networksAt(name, now);
  if (!networks.has(from) && networks.size >= MOST) {
    return Math.ceil((Math.min(...networks.values()) + QUARTER * 1000 - now) / 1000);
  }
  networks.set(from, now);
  return secondsOf(await ofPair.take(`pair ${name} ${from}`));
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
