import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000;

class Bucket {
  constructor(capacity, perQuarter) {
    this.capacity = capacity;
    this.rate = perQuarter / QUARTER;
    this.tokens = capacity;
    this.at = Date.now();
  }
  take() {
    const now = Date.now();
    this.tokens = Math.min(this.capacity, this.tokens + (now - this.at) * this.rate);
    this.at = now;
    if (this.tokens >= 1) {
      this.tokens -= 1;
      return 0;
    }
    return Math.ceil((1 - this.tokens) / this.rate / 1000);
  }
}

const buckets = new Map();
function take(key, capacity, perQuarter) {
  if (buckets.size > 2_000) sweep();
  let bucket = buckets.get(key);
  if (!bucket) buckets.set(key, (bucket = new Bucket(capacity, perQuarter)));
  return bucket.take();
}

function sweep() {
  const now = Date.now();
  for (const [key, bucket] of buckets) {
    if (bucket.tokens + (now - bucket.at) * bucket.rate >= bucket.capacity) buckets.delete(key);
  }
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`b:${browser}`, 8, 8);
  return take(`n:${networkOf(req.ip)}`, 40, 20) || take(`a:${name}`, 8, 8);
}
