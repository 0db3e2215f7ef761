import { knownBrowser } from './browsers.js';
import { increment, tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const DAY = 24 * 60 * 60 * 1000;
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / 900 });

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return over(await increment(`browser ${browser}`, DAY));
  const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
  if (!network.allowed) return Math.ceil(network.retryAfterMs / 1000);
  return over(await increment(`account ${name}`, DAY));
}

const over = ({ count, resetMs }) => (count > 10 ? Math.ceil(resetMs / 1000) : 0);
