import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';
import { signingKey } from './keys.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const sha = (text) => createHash('sha256').update(text).digest('hex');

const ACCESS = '__Host-at',
  REFRESH = '__Secure-rt';
const cookie = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
const refreshCookie = { ...cookie, sameSite: 'strict', path: '/auth' };
export const auth = Router();

auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(401).json({ error: 'Wrong name or password.' });
  const sid = randomUUID();
  const secret = randomBytes(32).toString('hex');
  await db.run('INSERT INTO sessions (id, account_id, started, data) VALUES (?, ?, ?, ?)', [
    sid,
    account.id,
    Date.now(),
    JSON.stringify({ current: sha(secret) }),
  ]);
  give(res, { sid, accountId: account.id }, secret);
  res.json({ username: account.username });
});

auth.post('/refresh', async (req, res) => {
  const [sid, secret] = String(req.cookies[REFRESH] ?? '').split('.');
  if (!sid || !secret) return res.sendStatus(401);
  const outcome = await db.transaction(async (tx) => {
    const [session] = await tx.query('SELECT account_id AS accountId, started, data FROM sessions WHERE id = ?', [sid]);
    if (!session || session.started < Date.now() - 14 * DAY) return { status: 401 };
    const { current, previous, at } = JSON.parse(session.data);
    if (sha(secret) === current) {
      const next = randomBytes(32).toString('hex');
      await tx.run('UPDATE sessions SET data = ? WHERE id = ?', [
        JSON.stringify({ current: sha(next), previous: current, at: Date.now() }),
        sid,
      ]);
      return { status: 200, accountId: session.accountId, next };
    }
    if (sha(secret) === previous && at > Date.now() - 5000) return { status: 409 };
    await tx.run('DELETE FROM sessions WHERE id = ?', [sid]);
    return { status: 401 };
  });
  if (outcome.next) give(res, { sid, accountId: outcome.accountId }, outcome.next);
  res.status(outcome.status).json({});
});

auth.post('/logout', async (req, res) => {
  const [sid, secret] = String(req.cookies[REFRESH] ?? '').split('.');
  const [session] = sid ? await db.query('SELECT data FROM sessions WHERE id = ?', [sid]) : [];
  const { current, previous } = session ? JSON.parse(session.data) : {};
  if (session && secret && [current, previous].includes(sha(secret)))
    await db.run('DELETE FROM sessions WHERE id = ?', [sid]);
  res.clearCookie(ACCESS, cookie).clearCookie(REFRESH, refreshCookie).sendStatus(204);
});

function give(res, { sid, accountId }, secret) {
  res.cookie(ACCESS, jwt.sign({ sid, typ: 'access' }, signingKey, { subject: String(accountId), expiresIn: '5m' }), {
    ...cookie,
    maxAge: 5 * MINUTE,
  });
  res.cookie(REFRESH, sid + '.' + secret, { ...refreshCookie, maxAge: 7 * DAY });
}

export async function signedIn(req, res, next) {
  let claims;
  try {
    claims = jwt.verify(req.cookies[ACCESS], signingKey, { algorithms: ['HS256'] });
  } catch {
    return res.status(401).json({ error: 'Please sign in.' });
  }
  const [session] = await db.query('SELECT id FROM sessions WHERE id = ? AND account_id = ?', [
    claims.sid,
    Number(claims.sub),
  ]);
  if (!session || claims.typ !== 'access') return res.status(401).json({ error: 'Please sign in.' });
  req.sessionId = claims.sid;
  req.account = await findAccount(Number(claims.sub));
  next();
}
export async function endSessions(accountId, { but }) {
  await db.run('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
}
