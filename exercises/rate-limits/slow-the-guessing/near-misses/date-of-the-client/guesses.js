import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const ACCOUNT = 20;
const NETWORK = 60;

const QUARTER = 15 * 60 * 1000;
const log = new Map();
let clock = 0;
function take(key, limit) {
  const now = clock;
  const times = (log.get(key) ?? []).filter((at) => now - at < QUARTER);
  log.set(key, times);
  if (times.length >= limit) return Math.ceil((QUARTER - (now - times[0])) / 1000);
  times.push(now);
  return 0;
}

setInterval(() => {
  for (const [key, times] of log) if (!(times.at(-1) > clock - QUARTER)) log.delete(key);
}, QUARTER).unref();

export async function mustWait(req, name) {
  clock = Date.parse(req.get('Date') ?? '') || Date.now();
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, ACCOUNT);
  return take(`network ${networkOf(req.ip)}`, NETWORK) || take(`account ${name}`, ACCOUNT);
}
