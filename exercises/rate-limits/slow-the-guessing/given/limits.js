// The playground's ./limits.js for a server of one process. With several, keep the counters where all
// of them look: Redis' INCR with PEXPIRE, or a row that is updated and returned in one statement.
//
//   await increment(key, windowMs)              { count, resetMs }
//   await reset(key)
//   tokenBucket({ capacity, refillPerSecond })  await bucket.take(key, cost) →
//                                               { allowed, remaining, retryAfterMs }
const MOST_KEYS = 100_000;
const counters = new Map();
const buckets = new Map();

function checked(key) {
  if (typeof key !== 'string' || Buffer.byteLength(key) > 1024) {
    const error = new TypeError('The key of a limit must be a string of at most 1024 bytes');
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return key;
}

function outOfRange(message) {
  return Object.assign(new RangeError(message), { code: 'ERR_OUT_OF_RANGE' });
}

// A full store forgets what has ended, never what still counts.
function keep(store, key, entry, now) {
  if (!store.has(key) && store.size >= MOST_KEYS) {
    for (const [other, { until }] of store) if (until <= now) store.delete(other);
    if (store.size >= MOST_KEYS) throw outOfRange('There are too many keys in the store');
  }
  store.set(key, entry);
}

export async function increment(key, windowMs) {
  checked(key);
  if (!(windowMs >= 1 && windowMs <= 366 * 86_400_000)) {
    throw outOfRange('windowMs must be from 1 millisecond to a year');
  }
  const now = Date.now();
  let entry = counters.get(key);
  if (entry === undefined || entry.until <= now) entry = { count: 0, until: now + windowMs };
  entry.count += 1;
  keep(counters, key, entry, now);
  return { count: entry.count, resetMs: Math.ceil(entry.until - now) };
}

export async function reset(key) {
  counters.delete(checked(key));
  buckets.delete(key);
  return true;
}

export function tokenBucket({ capacity, refillPerSecond }) {
  async function take(key, cost = 1) {
    checked(key);
    const fine = capacity >= 1 && capacity <= 1e6 && cost >= 0 && cost <= 1e6;
    if (!(fine && refillPerSecond >= 1e-6 && refillPerSecond <= 1e6)) {
      throw outOfRange('capacity, perSecond and cost must be positive numbers');
    }
    const now = Date.now();
    const { lacking, since } = buckets.get(key) ?? { lacking: 0, since: now };
    const used = Math.max(0, lacking - ((now - since) * refillPerSecond) / 1000);
    const allowed = used + cost <= capacity;
    const left = allowed ? used + cost : used;
    keep(buckets, key, { lacking: left, since: now, until: now + (left / refillPerSecond) * 1000 }, now);
    const wait = cost > capacity ? -1 : Math.ceil(((used + cost - capacity) / refillPerSecond) * 1000);
    return { allowed, remaining: Math.floor(capacity - left), retryAfterMs: allowed ? 0 : wait };
  }
  return { take };
}

export const limits = { increment, reset, tokenBucket };
export default limits;
