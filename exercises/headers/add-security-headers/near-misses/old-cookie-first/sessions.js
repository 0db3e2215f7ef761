// Who is signed in: a random token in a cookie, and its SHA-256 in the table.
import { createHash, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import { db } from './db.js';
import { troublePage } from './pages.js';

// Not for scripts, not in the clear, not with what other sites send.
const FLAGS = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
const COOKIE = '__Host-sid';
// Who signed in before the change has the old cookie.
const tokenOf = (req) => req.cookies.sid ?? req.cookies[COOKIE];

// Members stay signed in for 400 days, the longest that browsers keep a cookie.
const STAY_SIGNED_IN = 400 * 24 * 60 * 60 * 1000;

export async function startSession(res, accountId) {
  const token = randomBytes(32).toString('base64url');
  await db.run('INSERT INTO sessions (token, account_id) VALUES (?, ?)', [digest(token), accountId]);
  res.cookie(COOKIE, token, { ...FLAGS, maxAge: STAY_SIGNED_IN });
}

export async function endSession(req, res) {
  await db.run('DELETE FROM sessions WHERE token = ?', [digest(String(tokenOf(req)))]);
  res.clearCookie(COOKIE, FLAGS);
  res.clearCookie('sid');
}

// Middleware: res.locals.member is whose session the request belongs to.
export async function findMember(req, res, next) {
  if (typeof tokenOf(req) === 'string') {
    const [member] = await db.query(
      `SELECT accounts.id, username, phone FROM sessions JOIN accounts ON accounts.id = account_id
       WHERE token = ?`,
      [digest(tokenOf(req))],
    );
    res.locals.member = member;
  }
  next();
}

export function signedIn(req, res, next) {
  if (!res.locals.member) return res.status(401).send(troublePage(res.locals));
  next();
}

// The account of this name and password, or nothing.
export async function matches(username, password) {
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  const [account] = await db.query('SELECT id, password FROM accounts WHERE username = ?', [username]);
  return account && (await argon2.verify(account.password, password)) ? account : undefined;
}

const digest = (token) => createHash('sha256').update(token).digest('hex');
