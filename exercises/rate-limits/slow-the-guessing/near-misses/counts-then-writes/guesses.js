import { knownBrowser } from './browsers.js';
import { db } from './db.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  const who = browser ? `browser ${browser}` : `account ${name}`;
  const network = browser ? '' : networkOf(req.ip);
  const since = Date.now() - QUARTER;
  const count = 'SELECT count(*) AS count, min(at) AS first FROM attempts WHERE';
  const [ofWho] = await db.query(`${count} name = ? AND at > ?`, [who, since]);
  const [ofNetwork] = await db.query(`${count} network = ? AND at > ?`, [network, since]);
  const wait = Math.max(waitFor(ofWho, 15), browser ? 0 : waitFor(ofNetwork, 60));
  if (wait === 0) {
    await db.run('INSERT INTO attempts (name, network, at) VALUES (?, ?, ?)', [who, network, Date.now()]);
  }
  return wait;
}

function waitFor({ count, first }, limit) {
  return count < limit ? 0 : Math.ceil((first + QUARTER - Date.now()) / 1000);
}
