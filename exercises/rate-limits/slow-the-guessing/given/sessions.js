// Who is signed in: a random token in a cookie, and its SHA-256 in the table.
import { createHash, randomBytes } from 'node:crypto';
import { db } from './db.js';

const digest = (token) => createHash('sha256').update(token).digest('hex');

export async function startSession(res, accountId) {
  const token = randomBytes(32).toString('base64url');
  await db.run('INSERT INTO sessions (token, account_id) VALUES (?, ?)', [digest(token), accountId]);
  res.cookie('session', token, { httpOnly: true, secure: true, sameSite: 'lax' });
}

export async function signedIn(req, res, next) {
  const { session } = req.cookies;
  const [found] =
    typeof session === 'string'
      ? await db.query('SELECT account_id AS id FROM sessions WHERE token = ?', [digest(session)])
      : [];
  if (!found) return res.status(401).json({ error: 'Please sign in.' });
  req.accountId = found.id;
  next();
}
