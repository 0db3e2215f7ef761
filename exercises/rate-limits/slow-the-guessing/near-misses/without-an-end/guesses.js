import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds
const DAY = 96 * QUARTER;
const FREE = 5;
const failures = new Map(); // key → { count, last }
const networks = new Map(); // network → times

// A try counts as a failure from the moment it begins.
function begin(key) {
  const now = Date.now();
  let state = failures.get(key);
  if (!state || now - state.last > DAY) state = { count: 0, last: 0 };
  const pause = state.count < FREE ? 0 : 1000 * 2 ** (state.count - FREE);
  if (state.last + pause > now) return Math.ceil((state.last + pause - now) / 1000);
  failures.set(key, { count: state.count + 1, last: now });
  return 0;
}

function network(address) {
  const now = Date.now();
  const times = (networks.get(networkOf(address)) ?? []).filter((time) => time > now - QUARTER);
  networks.set(networkOf(address), times);
  if (times.length >= 60) return Math.ceil((times[0] + QUARTER - now) / 1000);
  times.push(now);
  return 0;
}

setInterval(() => {
  const now = Date.now();
  for (const [key, { last }] of failures) if (now - last > DAY) failures.delete(key);
  for (const [key, times] of networks) if (times.every((time) => time < now - QUARTER)) networks.delete(key);
}, QUARTER).unref();

const keyOf = (req, name) => {
  const browser = knownBrowser(req, name);
  return browser ? `browser ${browser}` : `account ${name}`;
};

export function mustWait(req, name) {
  return (knownBrowser(req, name) ? 0 : network(req.ip)) || begin(keyOf(req, name));
}

export function succeeded(req, name) {
  failures.delete(keyOf(req, name));
}
