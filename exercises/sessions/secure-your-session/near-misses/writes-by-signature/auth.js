// Who is signed in: a signed token in a cookie names a session, and the table says whether that still is one.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { rightPassword } from './accounts.js';
import { db } from './db.js';
import { signingKey } from './keys.js';

const TEN_DAYS = 10 * 24 * 60 * 60;
const cookie = { httpOnly: true, secure: true, sameSite: 'lax' };

export const auth = Router();

auth.post('/login', async (req, res) => {
  const account = await rightPassword(req.body?.username, req.body?.password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const sid = randomUUID();
  await db.run('INSERT INTO sessions (id, account_id, started) VALUES (?, ?, ?)', [sid, account.id, Date.now()]);
  const token = jwt.sign({ sid, sub: String(account.id) }, signingKey, { algorithm: 'HS512', expiresIn: TEN_DAYS });
  res.cookie('__Host-token', token, { ...cookie, maxAge: TEN_DAYS * 1000 });
  res.json({ username: account.username });
});

auth.post('/logout', signedIn, async (req, res) => {
  await db.run('DELETE FROM sessions WHERE id = ?', [req.sessionId]);
  res.clearCookie('__Host-token', cookie);
  res.sendStatus(204);
});

export async function signedIn(req, res, next) {
  try {
    const { sid } = jwt.verify(req.cookies['__Host-token'], signingKey, { algorithms: ['HS512'] });
    const [account] = await db.query(
      `SELECT accounts.id, username, role FROM sessions JOIN accounts ON accounts.id = account_id WHERE sessions.id = ?`,
      [sid],
    );
    req.account = account;
    req.sessionId = sid;
  } catch {
    req.account = undefined;
  }
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  next();
}

// Who writes has read before, and was looked up then.
export function signedBy(req, res, next) {
  try {
    const { sub } = jwt.verify(req.cookies['__Host-token'], signingKey, { algorithms: ['HS512'] });
    req.account = { id: Number(sub) };
  } catch {
    return res.status(401).json({ error: 'Please sign in.' });
  }
  next();
}

export function endSessions(accountId, { but }) {
  return db.run('DELETE FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
}
