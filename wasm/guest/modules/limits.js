// ./limits.js in the sandbox. The take-home version beside this (limits.take-home.js) keeps the same
// in one process's memory; here, as with a shared store, each call is a round trip, and others come
// between two of them.
import { stackHere, start } from '../host.js';

function ask(op, members) {
  return start({ __proto__: null, op: `limits.${op}`, ...members }, undefined, stackHere());
}

// { count, resetMs }: hits of this key in its window, which starts with the first, this one included.
export const increment = (key, windowMs) => ask('increment', { key, window: windowMs });

// Forgets the key's counter and bucket.
export const reset = (key) => ask('reset', { key });

// take(key, cost) → { allowed, remaining, retryAfterMs }; the last is -1 when cost can never be had.
export function tokenBucket({ capacity, refillPerSecond }) {
  return {
    take: (key, cost = 1) => ask('take', { key, capacity, perSecond: refillPerSecond, cost }),
  };
}

export const limits = { increment, reset, tokenBucket };
export const limitsModule = { ...limits, limits, default: limits };
