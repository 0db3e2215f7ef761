import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

const ACCOUNT = 20;
const NETWORK = 60;

const QUARTER = 15 * 60 * 1000;
const log = {};
function take(key, limit) {
  const now = Date.now();
  const times = (log[key] ??= []).filter((at) => now - at < QUARTER);
  log[key] = times;
  if (times.length >= limit) return Math.ceil((QUARTER - (now - times[0])) / 1000);
  times.push(now);
  return 0;
}
setInterval(() => {
  for (const key of Object.keys(log)) if (!(log[key].at(-1) > Date.now() - QUARTER)) delete log[key];
}, QUARTER).unref();

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(browser, ACCOUNT);
  return take(networkOf(req.ip), NETWORK) || take(name, ACCOUNT);
}
