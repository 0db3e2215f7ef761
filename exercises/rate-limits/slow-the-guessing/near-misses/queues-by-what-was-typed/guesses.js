import { knownBrowser } from './browsers.js';
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofBrowser = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });
const MOST = 15;
const failures = new Map(); // name -> times

function recent(name) {
  const now = Date.now();
  for (const [other, times] of failures) if (times.at(-1) <= now - QUARTER * 1000) failures.delete(other);
  return (failures.get(name) ?? []).filter((at) => at > now - QUARTER * 1000);
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return secondsOf(await ofBrowser.take(`browser ${browser}`));
  const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
  if (!network.allowed) return secondsOf(network);
  const times = recent(name);
  return times.length < MOST ? 0 : Math.ceil((times[0] + QUARTER * 1000 - Date.now()) / 1000);
}

export function failed(req, name) {
  if (!knownBrowser(req, name)) failures.set(name, [...recent(name), Date.now()]);
}

// One after the other, so that nobody reads a count that is about to change.
const turns = new Map();
export function inTurn(key, work) {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const done = turn.catch(() => {}).then(() => {
    if (turns.get(key) === done) turns.delete(key);
  });
  turns.set(key, done);
  return turn;
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
