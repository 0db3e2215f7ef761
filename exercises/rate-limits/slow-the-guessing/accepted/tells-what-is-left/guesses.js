// How often somebody may try a password. A bucket gives what it holds and what flows in: within any
// quarter of an hour that is 20 tries for an account and 60 for a network.
import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofAccount = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });

// Seconds to wait; 0: go ahead, and this try is counted. A browser in which this account has signed in
// before has a bucket of its own, so that nobody else can empty it.
export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofAccount.take(`browser ${browser}`));
  const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
  if (!network.allowed) return secondsOf(network);
  return secondsOf(await ofAccount.take(`account ${name}`));
}

// To look costs nothing.
export async function triesLeft(req, name) {
  const browser = knownBrowser(req, name);
  const { remaining } = await ofAccount.take(browser ? `browser ${browser}` : `account ${name}`, 0);
  return Math.floor(remaining);
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
