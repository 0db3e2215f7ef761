// Who is signed in. Sessions live in this process: a restart signs everybody out.
import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { findAccount, rightPassword } from './accounts.js';

const LIFE = 8 * 24 * 60 * 60 * 1000;
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: LIFE };
const sessions = new Map();

export const auth = Router();

auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const id = randomBytes(24).toString('hex');
  sessions.set(id, { accountId: account.id, ends: Date.now() + LIFE });
  res.cookie('session', id, options).json({ username: account.username });
});

auth.post('/logout', (req, res) => {
  sessions.delete(req.cookies.session);
  res.clearCookie('session', { ...options, maxAge: undefined }).sendStatus(204);
});

export async function signedIn(req, res, next) {
  const session = sessions.get(req.cookies.session);
  if (session && session.ends < Date.now()) sessions.delete(req.cookies.session);
  else if (session) req.account = await findAccount(session.accountId);
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  req.sessionId = req.cookies.session;
  next();
}

export function endSessions(accountId, { but }) {
  for (const [id, session] of sessions) if (session.accountId === accountId && id !== but) sessions.delete(id);
}
