import { knownBrowser } from './browsers.js';
import { increment } from './limits.js';
import { networkOf } from './network.js';

const MINUTE = 60_000;

async function count(key, most, window) {
  const { count, resetMs } = await increment(key, window);
  return count > most ? Math.ceil(resetMs / 1000) : 0;
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return count(`browser ${browser}`, 10, 10 * MINUTE);
  const wait = await count(`network ${networkOf(req.ip)}`, 50, 15 * MINUTE);
  return wait > 0 ? wait : count(`account ${name}`, 10, 10 * MINUTE);
}
