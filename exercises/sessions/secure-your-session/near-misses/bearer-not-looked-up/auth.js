// Who is signed in. A session is a row. Its access token is a cookie that says which, for ten minutes; its refresh
// token, another cookie, is good once, and is changed for a new pair.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';
import { signingKey } from './keys.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ACCESS_LIVES = 10 * MINUTE;
const REFRESH_LIVES = 3 * DAY;
const SESSION_LIVES = 10 * DAY;
// Two tabs may ask with the same token.
const GRACE = 10_000;

const ACCESS = { name: '__Host-access', options: { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } };
const REFRESH = {
  name: '__Secure-refresh',
  options: { path: '/auth/refresh', httpOnly: true, secure: true, sameSite: 'strict' },
};
const CLAIMS = { issuer: 'https://diary.example', audience: 'access' };

export const auth = Router();

auth.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const session = { id: randomUUID(), accountId: account.id };
  await db.run('INSERT INTO sessions (id, account_id, started) VALUES (?, ?, ?)', [
    session.id,
    session.accountId,
    Date.now(),
  ]);
  await giveTokens(res, session);
  res.json({ username: account.username });
});

auth.post('/refresh', async (req, res) => {
  const old = digest(String(req.cookies[REFRESH.name]));
  const now = Date.now();
  const [token] = await db.query(
    `SELECT issued, used, sessions.id, account_id AS accountId, started
       FROM refresh_tokens JOIN sessions ON sessions.id = session_id WHERE digest = ?`,
    [old],
  );
  if (!token || token.issued < now - REFRESH_LIVES || token.started < now - SESSION_LIVES) return refuse(res);
  // One statement asks and marks, so that of two requests at once only one is the first.
  const { changes } = await db.run('UPDATE refresh_tokens SET used = ? WHERE digest = ? AND used IS NULL', [now, old]);
  if (changes === 1) {
    await giveTokens(res, token);
    return res.sendStatus(204);
  }
  if (token.used === null || token.used > now - GRACE) {
    return res.status(409).json({ error: 'Another tab has just asked.' });
  }
  // Two have it, and one of them is not ours.
  await endSession(token.id);
  refuse(res);
});

auth.post('/logout', signedIn, async (req, res) => {
  await endSession(req.sessionId);
  clearTokens(res);
  res.sendStatus(204);
});

// Middleware: req.account is who is signed in, req.sessionId by which session.
export async function signedIn(req, res, next) {
  const bearer = req.get('authorization')?.replace(/^Bearer /, '');
  if (bearer) {
    req.account = await findAccount(Number(jwt.verify(bearer, signingKey, { ignoreExpiration: true }).sub));
    return next();
  }
  const claims = verified(req.cookies[ACCESS.name]);
  const [session] = claims
    ? await db.query('SELECT id FROM sessions WHERE id = ? AND started > ?', [claims.sid, Date.now() - SESSION_LIVES])
    : [];
  req.sessionId = session?.id;
  req.account = session && (await findAccount(Number(claims.sub)));
  if (!req.account) return refuse(res);
  next();
}

// All sessions of an account, but for one.
export async function endSessions(accountId, { but }) {
  const ended = await db.query('SELECT id FROM sessions WHERE account_id = ? AND id <> ?', [accountId, but]);
  for (const { id } of ended) await endSession(id);
}

async function endSession(id) {
  await db.run('DELETE FROM refresh_tokens WHERE session_id = ?', [id]);
  await db.run('DELETE FROM sessions WHERE id = ?', [id]);
}

async function giveTokens(res, { id, accountId }) {
  const access = jwt.sign({ sub: String(accountId), sid: id }, signingKey, {
    ...CLAIMS,
    algorithm: 'HS256',
    expiresIn: ACCESS_LIVES / 1000,
  });
  const refresh = randomBytes(32).toString('base64url');
  await db.run('INSERT INTO refresh_tokens (digest, session_id, issued) VALUES (?, ?, ?)', [
    digest(refresh),
    id,
    Date.now(),
  ]);
  res.cookie(ACCESS.name, access, { ...ACCESS.options, maxAge: ACCESS_LIVES });
  res.cookie(REFRESH.name, refresh, { ...REFRESH.options, maxAge: REFRESH_LIVES });
}

// With the same attributes, or the browser keeps them.
function clearTokens(res) {
  res.clearCookie(ACCESS.name, ACCESS.options);
  res.clearCookie(REFRESH.name, REFRESH.options);
}

function refuse(res) {
  res.status(401).json({ error: 'Please sign in.' });
}

function verified(token) {
  try {
    return jwt.verify(token, signingKey, { ...CLAIMS, algorithms: ['HS256'] });
  } catch {
    return undefined;
  }
}

const digest = (token) => createHash('sha256').update(token).digest('hex');
