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
const since = new Map();

export const auth = Router();

auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const sid = randomUUID();
  const expires = Date.now() + LIFE;
  const says = `${account.id}.${sid}.${expires}`;
  res.cookie(NAME, `${says}.${sign(says)}`, { ...cookie, maxAge: LIFE });
  res.json({ username: account.username });
});

auth.post('/logout', signedIn, async (req, res) => {
  ended.set(req.sessionId, Date.now());
  res.clearCookie(NAME, cookie);
  res.sendStatus(204);
});

function same(one, other) {
  // timingSafeEqual wants the same length.
  const length = Math.min(one.length, other.length);
  const bytes = (text) => new TextEncoder().encode(text.slice(0, length));
  return timingSafeEqual(bytes(one), bytes(other));
}

export async function signedIn(req, res, next) {
  const [accountId, sid, expires, signature] = String(req.cookies[NAME]).split('.');
  const says = `${accountId}.${sid}.${expires}`;
  const isGood = signature !== undefined && same(signature, sign(says)) && Number(expires) > Date.now() && !hasEnded(accountId, sid, Number(expires) - LIFE);
  req.account = isGood ? await findAccount(Number(accountId)) : undefined;
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  req.sessionId = sid;
  next();
}

export async function endSessions(accountId, { but }) {
  since.set(String(accountId), { at: Date.now(), but });
}

function hasEnded(accountId, sid, started) {
  const all = since.get(accountId);
  return ended.has(sid) || (all && all.but !== sid && started <= all.at);
}
