import { knownBrowser } from './browsers.js';
import { increment } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds

// Two windows meet within a quarter of an hour: ten in each make twenty.
export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return over(await increment(`browser:${browser}`, QUARTER), 10);
  const account = await increment(`account:${name}`, QUARTER);
  const network = await increment(`network:${networkOf(req.ip)}`, QUARTER);
  return Math.max(over(account, 10), over(network, 50));
}

function over({ count, resetMs }, limit) {
  return count > limit ? Math.ceil(resetMs / 1000) : 0;
}
