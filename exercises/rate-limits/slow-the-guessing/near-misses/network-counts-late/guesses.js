import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofAccount = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const MOST = 50;
const failures = new Map(); // network -> times

function recent(network) {
  const now = Date.now();
  const left = (failures.get(network) ?? []).filter((at) => at > now - QUARTER * 1000);
  if (left.length > 0) failures.set(network, left);
  else failures.delete(network);
  return left;
}

function sweep() {
  for (const network of failures.keys()) recent(network);
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofAccount.take(`browser ${browser}`));
  if (failures.size > 500) sweep();
  const times = recent(networkOf(req.ip));
  if (times.length >= MOST) return Math.ceil((times[0] + QUARTER * 1000 - Date.now()) / 1000);
  return secondsOf(await ofAccount.take(`account ${name}`));
}

// Only failures count for a network.
export function failed(req) {
  const network = networkOf(req.ip);
  failures.set(network, [...recent(network), Date.now()]);
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
