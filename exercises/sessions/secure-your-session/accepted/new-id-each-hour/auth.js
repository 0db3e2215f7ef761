import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Router } from 'express';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const sha = (text) => createHash('sha256').update(text).digest('hex');

const COOKIE = 'diary';
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 14 * DAY };
export const auth = Router();
auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(400).json({ error: 'Name or password is wrong.' });
  const session = { id: randomUUID() };
  await db.run('INSERT INTO sessions (id, account_id, started) VALUES (?, ?, ?)', [session.id, account.id, Date.now()]);
  await newId(res, session.id);
  res.json({ username: account.username });
});
async function newId(res, sessionId) {
  const id = randomBytes(20).toString('hex');
  await db.run('INSERT INTO refresh_tokens (digest, session_id, issued) VALUES (?, ?, ?)', [
    sha(id),
    sessionId,
    Date.now(),
  ]);
  res.cookie(COOKIE, id, options);
}
auth.post('/logout', async (req, res) => {
  const session = await find(req);
  if (session) await end(session.id);
  res.clearCookie(COOKIE, options);
  res.status(204).end();
});
// The id is another one each hour; the one before it is good for half a minute more.
async function find(req) {
  const [row] = await db.query(
    'SELECT s.id, s.account_id AS accountId, s.started, t.issued, t.used, t.digest FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.digest = ?',
    [sha(String(req.cookies[COOKIE]))],
  );
  if (!row || row.started < Date.now() - 14 * DAY) return undefined;
  if (row.used !== null && row.used < Date.now() - 30_000) {
    await end(row.id);
    return undefined;
  }
  return row;
}
async function end(id) {
  await db.run('DELETE FROM refresh_tokens WHERE session_id = ?', [id]);
  await db.run('DELETE FROM sessions WHERE id = ?', [id]);
}
export async function signedIn(req, res, next) {
  const session = await find(req);
  if (!session) return res.status(401).json({ error: 'Please sign in.' });
  if (session.used === null && session.issued < Date.now() - HOUR) {
    const { changes } = await db.run('UPDATE refresh_tokens SET used = ? WHERE digest = ? AND used IS NULL', [
      Date.now(),
      session.digest,
    ]);
    if (changes === 1) await newId(res, session.id);
  }
  req.sessionId = session.id;
  req.account = await findAccount(session.accountId);
  next();
}
export async function endSessions(accountId, { but }) {
  for (const { id } of await db.query('SELECT id FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]))
    await end(id);
}
