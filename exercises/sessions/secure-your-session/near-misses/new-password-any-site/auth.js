// Who is signed in: a random id in a cookie, and its SHA-256 in the table.
import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';

const DAY = 24 * 60 * 60 * 1000;
const IDLE = 2 * DAY;
const LIFE = 10 * DAY;
const COOKIE = '__Host-sid';
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

const digest = (id) => createHash('sha256').update(id).digest('hex');

export const auth = Router();

auth.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  await endSession(req);
  const id = randomBytes(32).toString('base64url');
  const now = Date.now();
  await db.run('INSERT INTO sessions (id, account_id, started, seen) VALUES (?, ?, ?, ?)', [
    digest(id),
    account.id,
    now,
    now,
  ]);
  res.cookie(COOKIE, id, { ...options, maxAge: LIFE });
  res.json({ username: account.username });
});

auth.post('/logout', async (req, res) => {
  await endSession(req);
  res.clearCookie(COOKIE, options);
  res.sendStatus(204);
});

export async function signedIn(req, res, next) {
  const id = req.cookies[COOKIE];
  const now = Date.now();
  const [session] =
    typeof id === 'string'
      ? await db.query('SELECT id, account_id AS accountId FROM sessions WHERE id = ? AND started > ? AND seen > ?', [
          digest(id),
          now - LIFE,
          now - IDLE,
        ])
      : [];
  req.account = session && (await findAccount(session.accountId));
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  req.sessionId = session.id;
  await db.run('UPDATE sessions SET seen = ? WHERE id = ?', [now, session.id]);
  next();
}

// All sessions of an account, but for one.
export async function endSessions(accountId, { but }) {
  await db.run('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
}

async function endSession(req) {
  const id = req.cookies[COOKIE];
  if (typeof id === 'string') await db.run('DELETE FROM sessions WHERE id = ?', [digest(id)]);
}
