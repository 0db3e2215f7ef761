import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

// Tries for one key are looked at one after the other, so failures can be counted when they are known.
const QUARTER = 15 * 60 * 1000;
const failures = new Map();
const queues = new Map();

export function inTurn(key, work) {
  const turn = (queues.get(key) ?? Promise.resolve()).then(work);
  const settled = turn.catch(() => {}).then(() => {
    if (queues.get(key) === settled) queues.delete(key);
  });
  queues.set(key, settled);
  return turn;
}

function recent(key) {
  const list = (failures.get(key) ?? []).filter((at) => at > Date.now() - QUARTER);
  if (list.length > 0) failures.set(key, list);
  else failures.delete(key);
  return list;
}

// Whoever never comes again is forgotten, too.
setInterval(() => {
  for (const key of failures.keys()) recent(key);
}, QUARTER).unref();

export function keysOf(req, name) {
  const browser = knownBrowser(req, name);
  return browser ? [[`b ${browser}`, 15]] : [[`n ${networkOf(req.ip)}`, 55], [`a ${name}`, 15]];
}

export function waitFor(keys) {
  let wait = 0;
  for (const [key, limit] of keys) {
    const list = recent(key);
    if (list.length >= limit) wait = Math.max(wait, Math.ceil((list[list.length - limit] + QUARTER - Date.now()) / 1000));
  }
  return wait;
}

export function failed(keys) {
  for (const [key] of keys) failures.set(key, [...(failures.get(key) ?? []), Date.now()]);
}
