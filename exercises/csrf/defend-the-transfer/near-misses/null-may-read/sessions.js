// Who is signed in. Browsers bring the session's id in a cookie, the phone app in a header:
// "Authorization: Bearer …". The table has its SHA-256.
import { createHash, randomBytes } from 'node:crypto';
import { db } from './db.js';

export const COOKIE = '__Host-session';
const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'none' };
const LIFETIME = 8 * 60 * 60 * 1000;

const digest = (id) => createHash('sha256').update(id).digest('hex');

// accountId is null for a visitor who has not signed in.
export async function startSession(accountId) {
  const id = randomBytes(32).toString('base64url');
  const session = { id, digest: digest(id), accountId, data: {} };
  await db.run('INSERT INTO sessions (digest, account_id, started) VALUES (?, ?, ?)', [
    session.digest,
    accountId,
    Date.now(),
  ]);
  return session;
}

// A new session for this browser; the one it had before has ended.
export async function startInBrowser(req, res, accountId) {
  await endSession(req);
  req.session = await startSession(accountId);
  res.cookie(COOKIE, req.session.id, cookieOptions);
}

export async function endInBrowser(req, res) {
  await endSession(req);
  res.clearCookie(COOKIE, cookieOptions);
}

async function endSession({ session }) {
  if (session) await db.run('DELETE FROM sessions WHERE digest = ?', [session.digest]);
}

// req.session is { id, digest, accountId, data }, or undefined.
export async function loadSession(req, res, next) {
  const id = bearer(req) ?? req.cookies[COOKIE];
  if (typeof id === 'string') {
    const [found] = await db.query(
      'SELECT digest, account_id AS accountId, data FROM sessions WHERE digest = ? AND started > ?',
      [digest(id), Date.now() - LIFETIME],
    );
    if (found) req.session = { ...found, id, data: JSON.parse(found.data) };
  }
  next();
}

export async function saveData({ digest, data }) {
  await db.run('UPDATE sessions SET data = ? WHERE digest = ?', [JSON.stringify(data), digest]);
}

export function bearer(req) {
  return /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1];
}
