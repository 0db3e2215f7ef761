import { knownBrowser } from './browsers.js';
import { increment, tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return over(await increment(`browser ${browser}`, QUARTER * 1000));
  const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
  if (!network.allowed) return Math.ceil(network.retryAfterMs / 1000);
  return over(await increment(`account ${name}`, QUARTER * 1000));
}

const over = ({ count, resetMs }) => (count > 20 ? Math.ceil(resetMs / 1000) : 0);
