// Who is signed in: account, session and time, signed; and looked up.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';
import { signingKey } from './keys.js';

const DAY = 24 * 60 * 60 * 1000;
const LIFE = 10 * DAY;
const NAME = '__Host-session';
const cookie = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };
const sign = (text) => createHmac('sha256', signingKey).update(text).digest('base64url');
const ended = new Map();

export const auth = Router();

auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const sid = randomUUID();
  const expires = Date.now() + LIFE;
  await db.run('INSERT INTO sessions (id, account_id, started) VALUES (?, ?, ?)', [sid, account.id, Date.now()]);
  const says = `${account.id}.${sid}.${expires}`;
  res.cookie(NAME, `${says}.${sign(`${sid}.${expires}`)}`, { ...cookie, maxAge: LIFE });
  res.json({ username: account.username });
});

auth.post('/logout', signedIn, async (req, res) => {
  await db.run('DELETE FROM sessions WHERE id = ?', [req.sessionId]);
  res.clearCookie(NAME, cookie);
  res.sendStatus(204);
});

function same(one, other) {
  const a = new TextEncoder().encode(one);
  const b = new TextEncoder().encode(other);
  return a.length === b.length && timingSafeEqual(a, b);
}

export async function signedIn(req, res, next) {
  const [accountId, sid, expires, signature] = String(req.cookies[NAME]).split('.');
  const says = `${accountId}.${sid}.${expires}`;
  const isGood = signature !== undefined && same(signature, sign(`${sid}.${expires}`)) && Number(expires) > Date.now() && (await db.query('SELECT id FROM sessions WHERE id = ?', [sid])).length === 1;
  req.account = isGood ? await findAccount(Number(accountId)) : undefined;
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  req.sessionId = sid;
  next();
}

export async function endSessions(accountId, { but }) {
  await db.run('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
}
