// setTimeout and its relatives. The host keeps the due times and calls runTimer() when the script
// has ended; here are only the callbacks.
import { reportUncaught, tell } from './door.js';
import { evaluate } from './guards.js';

const { apply } = Reflect;
const NativePromise = Promise;
const { then } = Promise.prototype;
const { get, set, has, delete: remove } = Map.prototype;
const armed = new Map();
const settled = NativePromise.resolve();
let lastId = 0;

function arm(callback, delay, args, repeats) {
  const wait = Number(delay);
  const id = ++lastId;
  const due = wait >= 1 && wait <= 2147483647 ? Math.trunc(wait) : 1;
  apply(set, armed, [id, { callback, args, every: repeats ? due : 0 }]);
  tell('timer', { __proto__: null, id, delay: due });
  return id;
}

export const setTimeout = (callback, delay, ...args) => arm(callback, delay, args, false);
export const setInterval = (callback, delay, ...args) => arm(callback, delay, args, true);
export function clearTimeout(id) {
  if (apply(remove, armed, [Number(id)])) tell('untimer', { __proto__: null, id: Number(id) });
}

export function runTimer(id) {
  const timer = apply(get, armed, [id]);
  if (timer === undefined) return;
  if (timer.every === 0) apply(remove, armed, [id]);
  guarded(timer.callback, timer.args);
  if (timer.every > 0 && apply(has, armed, [id])) tell('timer', { __proto__: null, id, delay: timer.every });
}

function guarded(callback, args) {
  try {
    if (typeof callback === 'function') apply(callback, globalThis, args);
    else evaluate(`${callback}`);
  } catch (error) {
    reportUncaught(error);
  }
}

export function queueMicrotask(callback) {
  apply(then, settled, [() => guarded(callback, [])]);
}
