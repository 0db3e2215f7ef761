// Who is signed in: a JWT in a cookie, and a list of those that have ended.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { findAccount, rightPassword } from './accounts.js';
import { signingKey } from './keys.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LIVES = 10 * DAY;
const NAME = '__Host-session';
const OPTIONS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

const ended = new Map();
const REMEMBERED = 60 * MINUTE;
function end(id) {
  ended.set(id, Date.now());
}
function hasEnded(id) {
  for (const [each, since] of ended) if (since < Date.now() - REMEMBERED) ended.delete(each);
  return ended.has(id);
}

// By account: what was signed before this does not count any more.
const validFrom = new Map();

export const auth = Router();

auth.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const token = jwt.sign({ sub: String(account.id), at: Date.now() }, signingKey, {
    algorithm: 'HS256',
    jwtid: randomUUID(),
    expiresIn: LIVES / 1000,
  });
  res.cookie(NAME, token, { ...OPTIONS, maxAge: LIVES });
  res.json({ username: account.username });
});

auth.post('/logout', (req, res) => {
  const claims = verified(req.cookies[NAME]);
  if (claims) end(claims.jti);
  res.clearCookie(NAME, OPTIONS);
  res.sendStatus(204);
});

export async function signedIn(req, res, next) {
  const claims = verified(req.cookies[NAME]);
  const counts = claims && !hasEnded(claims.jti) && !(claims.at <= (validFrom.get(Number(claims.sub)) ?? 0));
  req.account = counts ? await findAccount(Number(claims.sub)) : undefined;
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  next();
}

// All of an account's sessions, this one too.
export function endSessions(accountId) {
  validFrom.set(accountId, Date.now());
}

function verified(token) {
  try {
    return jwt.verify(token, signingKey, { algorithms: ['HS256'] });
  } catch {
    return undefined;
  }
}
