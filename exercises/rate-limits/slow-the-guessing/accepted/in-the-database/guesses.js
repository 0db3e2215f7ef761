import { knownBrowser } from './browsers.js';
import { db } from './db.js';
import { networkOf } from './network.js';

const QUARTER = 15 * 60 * 1000; // milliseconds

export function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  const who = browser ? `browser ${browser}` : `account ${name}`;
  const network = browser ? '' : networkOf(req.ip);
  const now = Date.now();
  return db.transaction(async (tx) => {
    const count = 'SELECT count(*) AS count, min(at) AS first FROM attempts WHERE';
    const [ofWho] = await tx.query(`${count} name = ? AND at > ?`, [who, now - QUARTER]);
    const [ofNetwork] = await tx.query(`${count} network = ? AND at > ?`, [network, now - QUARTER]);
    const wait = Math.max(waitFor(ofWho, 15, now), browser ? 0 : waitFor(ofNetwork, 60, now));
    if (wait === 0) {
      await tx.run('INSERT INTO attempts (name, network, at) VALUES (?, ?, ?)', [who, network, now]);
    }
    return wait;
  });
}

function waitFor({ count, first }, limit, now) {
  return count < limit ? 0 : Math.ceil((first + QUARTER - now) / 1000);
}
