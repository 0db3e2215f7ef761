// How often somebody may try a password. A bucket gives what it holds and what flows in: within any
// quarter of an hour that is 20 tries for an account and 60 for a network.
import { tokenBucket } from './limits.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60; // seconds
const ofAccount = tokenBucket({ capacity: 10, refillPerSecond: 10 / QUARTER });
const ofNetwork = tokenBucket({ capacity: 42, refillPerSecond: 18 / QUARTER });

const homes = new Map(); // name → networks from which it has signed in

export function rememberHome(req, name) {
  const list = homes.get(name) ?? [];
  homes.set(name, [networkOf(req.ip), ...list.filter((one) => one !== networkOf(req.ip))].slice(0, 5));
}

export async function mustWait(req, name) {
  const home = networkOf(req.ip);
  if (homes.get(name)?.includes(home)) return secondsOf(await ofAccount.take(`home ${home} ${name}`));
  const network = await ofNetwork.take(`network ${networkOf(req.ip)}`);
  if (!network.allowed) return secondsOf(network);
  return secondsOf(await ofAccount.take(`account ${name}`));
}

const secondsOf = ({ retryAfterMs }) => Math.ceil(retryAfterMs / 1000);
