// Timers on the world's clock. The host keeps the due times (wasm/engine/sandbox/timers.ts)
// and calls runTimer(); here are only the callbacks.
import { tell } from '../host.js';
import { reportUncaught } from '../server.js';

const NativePromise = Promise;
const promiseThen = Promise.prototype.then;
const { apply } = Reflect;
const armed = new Map();
const mapGet = Map.prototype.get;
const mapSet = Map.prototype.set;
const mapDelete = Map.prototype.delete;
const mapHas = Map.prototype.has;
let lastId = 0;

class Timeout {
  constructor(id) {
    this.id = id;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
  close() {
    clearTimeout(this);
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
}

function arm(callback, delay, args, repeats) {
  if (typeof callback !== 'function') {
    const error = new TypeError(
      `The "callback" argument must be of type function. Received ${callback === null ? 'null' : typeof callback}`,
    );
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  let wait = Number(delay);
  if (!(wait >= 1 && wait <= 2147483647)) wait = 1;
  const id = ++lastId;
  const every = repeats === 'repeats' ? Math.trunc(wait) : 0;
  apply(mapSet, armed, [id, { callback, args, every }]);
  tell('timer', { __proto__: null, id, delay: Math.trunc(wait) });
  return new Timeout(id);
}

export function setTimeout(callback, delay, ...args) {
  return arm(callback, delay, args, 'once');
}

export function setInterval(callback, delay, ...args) {
  return arm(callback, delay, args, 'repeats');
}

export function clearTimeout(timer) {
  const id = typeof timer === 'object' && timer !== null ? timer.id : Number(timer);
  if (apply(mapDelete, armed, [id])) tell('untimer', { __proto__: null, id });
}

export const clearInterval = clearTimeout;

// Called by the host when a timer is due.
export function runTimer(id) {
  const timer = apply(mapGet, armed, [id]);
  if (timer === undefined) return;
  if (timer.every === 0) apply(mapDelete, armed, [id]);
  guarded(timer.callback, timer.args);
  if (timer.every > 0 && apply(mapHas, armed, [id])) {
    tell('timer', { __proto__: null, id, delay: timer.every });
  }
}

function guarded(callback, args) {
  try {
    apply(callback, undefined, args);
  } catch (error) {
    reportUncaught(error);
  }
}

const settled = NativePromise.resolve();

export function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    throw new TypeError('The "callback" argument must be of type function');
  }
  apply(promiseThen, settled, [() => guarded(callback, [])]);
}

// After the jobs that are queued now, before the next host operation ends.
export function setImmediate(callback, ...args) {
  const immediate = { cancelled: false };
  apply(promiseThen, settled, [
    () => {
      if (!immediate.cancelled) guarded(callback, args);
    },
  ]);
  return immediate;
}

export function clearImmediate(immediate) {
  if (typeof immediate === 'object' && immediate !== null) immediate.cancelled = true;
}
