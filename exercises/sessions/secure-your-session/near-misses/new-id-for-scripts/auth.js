// Who is signed in: one cookie with a random id, looked up with each request.
import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';

const DAY = 24 * 60 * 60_000;
const IDLE = 3 * DAY;
const LIVES = 12 * DAY;
const NAME = 'sid';
const OPTIONS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

export const auth = Router();

auth.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  await startSession(res, account.id);
  res.json({ username: account.username });
});

auth.post('/logout', async (req, res) => {
  const id = req.cookies[NAME];
  if (typeof id === 'string') await db.run('DELETE FROM sessions WHERE id = ?', [digest(id)]);
  res.clearCookie(NAME, OPTIONS);
  res.sendStatus(204);
});

export async function startSession(res, accountId, options = OPTIONS) {
  const id = randomBytes(32).toString('base64url');
  const now = Date.now();
  await db.run('INSERT INTO sessions (id, account_id, started, seen) VALUES (?, ?, ?, ?)', [
    digest(id),
    accountId,
    now,
    now,
  ]);
  res.cookie(NAME, id, { ...options, maxAge: LIVES });
}

export async function findSession(id) {
  if (typeof id !== 'string') return undefined;
  const [session] = await db.query('SELECT id, account_id AS accountId, started, seen FROM sessions WHERE id = ?', [
    digest(id),
  ]);
  if (!session) return undefined;
  const now = Date.now();
  if (now - session.started > LIVES || now - session.seen > IDLE) {
    await db.run('DELETE FROM sessions WHERE id = ?', [session.id]);
    return undefined;
  }
  await db.run('UPDATE sessions SET seen = ? WHERE id = ?', [now, session.id]);
  return session;
}

export async function signedIn(req, res, next) {
  const session = await findSession(req.cookies[NAME]);
  req.sessionId = session?.id;
  req.account = session && (await findAccount(session.accountId));
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  next();
}

export async function endSessions(accountId, { but }) {
  await db.run('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
}

const digest = (token) => createHash('sha256').update(token).digest('hex');
