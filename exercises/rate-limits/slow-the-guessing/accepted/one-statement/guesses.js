import { db } from './db.js';
import { knownBrowser } from './browsers.js';
import { networkOf } from './network.js';

// A row for each try that was let through. One statement inserts it if there is room, so two at once cannot both have the last place.
const QUARTER = 15 * 60 * 1000;

const TAKE = `INSERT INTO attempts (name, network, at)
  SELECT :name, :network, :now
  WHERE (SELECT count(*) FROM attempts WHERE name = :name AND at > :since) < :mostOfName
    AND (SELECT count(*) FROM attempts WHERE network = :network AND at > :since) < :mostOfNetwork`;

async function take(name, network, mostOfName, mostOfNetwork) {
  const now = Date.now();
  const since = now - QUARTER;
  const { changes } = await db.run(TAKE, { name, network, now, since, mostOfName, mostOfNetwork });
  if (changes === 1) return 0;
  const [{ first }] = await db.query(
    `SELECT max(first) AS first FROM (
       SELECT (SELECT at FROM attempts WHERE name = :name AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :a) AS first
       UNION ALL
       SELECT (SELECT at FROM attempts WHERE network = :network AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :n))`,
    { name, network, since, a: mostOfName - 1, n: mostOfNetwork - 1 },
  );
  await db.run('DELETE FROM attempts WHERE at <= ?', [since]);
  return Math.max(1, Math.ceil((first + QUARTER - now) / 1000));
}

export async function mustWait(req, name) {
  const browser = knownBrowser(req, name);
  if (browser) return take(`browser ${browser}`, `browser ${browser}`, 15, 15);
  return take(`account ${name}`, networkOf(req.ip), 15, 55);
}
