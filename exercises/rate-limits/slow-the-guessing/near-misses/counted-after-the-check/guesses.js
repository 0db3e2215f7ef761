import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / (15 * 60) });
const failures = new Map(); // key → times

const keyOf = (req, name) => {
  const browser = knownBrowser(req, name);
  return browser ? `browser ${browser}` : `account ${name}`;
};
const recent = (key) => (failures.get(key) ?? []).filter((time) => time > Date.now() - QUARTER);

export async function mustWait(req, name) {
  if (!knownBrowser(req, name)) {
    const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
    if (!network.allowed) return Math.ceil(network.retryAfterMs / 1000);
  }
  const times = recent(keyOf(req, name));
  return times.length < 15 ? 0 : Math.ceil((times[0] + QUARTER - Date.now()) / 1000);
}

setInterval(() => {
  for (const [key, times] of failures) if (times.at(-1) < Date.now() - QUARTER) failures.delete(key);
}, QUARTER).unref();

// After a wrong password.
export function failed(req, name) {
  failures.set(keyOf(req, name), [...recent(keyOf(req, name)), Date.now()]);
}
