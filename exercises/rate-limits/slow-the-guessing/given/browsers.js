// Browsers in which somebody has signed in before: a cookie that nobody else can make, and that is
// worth nothing for another account.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const YEAR = 365 * 24 * 60 * 60 * 1000;

// Of this process. To outlive it, keep the key with the app's other secrets.
const key = randomBytes(32);
const sealOf = (id, name) => createHmac('sha256', key).update(`${id}\n${name}`).digest('base64url');

// After a sign-in.
export function rememberBrowser(req, res, name) {
  const id = knownBrowser(req, name) ?? randomBytes(16).toString('base64url');
  const cookie = { httpOnly: true, secure: true, sameSite: 'lax', maxAge: YEAR };
  res.cookie('browser', `${id}.${sealOf(id, name)}`, cookie);
}

// An id of the browser, when this account has signed in there before; else null.
export function knownBrowser(req, name) {
  const cookie = req.cookies.browser;
  if (typeof cookie !== 'string') return null;
  const [id = '', seal = ''] = cookie.split('.');
  const own = Buffer.from(sealOf(id, name));
  const sent = Buffer.from(seal);
  return own.length === sent.length && timingSafeEqual(own, sent) ? id : null;
}
