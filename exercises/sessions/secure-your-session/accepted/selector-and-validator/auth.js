// Who is signed in: a random id in a cookie, and its SHA-256 in the table.
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
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
  const selector = randomUUID();
  const validator = randomBytes(24).toString('base64url');
  const now = Date.now();
  await db.run('INSERT INTO sessions (id, account_id, started, seen, data) VALUES (?, ?, ?, ?, ?)', [
    selector,
    account.id,
    now,
    now,
    digest(validator),
  ]);
  res.cookie(COOKIE, `${selector}:${validator}`, { ...options, maxAge: LIFE });
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
      ? await db.query('SELECT id, data, account_id AS accountId FROM sessions WHERE id = ? AND started > ? AND seen > ?', [
          id.split(':')[0],
          now - LIFE,
          now - IDLE,
        ])
      : [];
  const given = Buffer.from(digest(String(id).split(':')[1] ?? ''));
  req.account = session && timingSafeEqual(given, Buffer.from(session.data)) ? await findAccount(session.accountId) : undefined;
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
  if (typeof id === 'string') await db.run('DELETE FROM sessions WHERE id = ? AND data = ?', [id.split(':')[0], digest(id.split(':')[1] ?? '')]);
}
