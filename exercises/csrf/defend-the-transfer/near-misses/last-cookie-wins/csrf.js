// A random value in a cookie, and the same in the form: another site cannot read the cookie.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const COOKIE = 'csrf';
const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

const cookiesOf = (req) =>
  Object.fromEntries((req.get('cookie') ?? '').split(/; */).map((pair) => pair.split('=')));

export function giveToken(req, res, next) {
  req.csrf = cookiesOf(req).csrf;
  if (!req.csrf) {
    req.csrf = randomBytes(32).toString('base64url');
    res.cookie(COOKIE, req.csrf, options);
  }
  next();
}

// Each session has a new one.
export function renewToken(req, res) {
  req.csrf = randomBytes(32).toString('base64url');
  res.cookie(COOKIE, req.csrf, options);
}

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${req.csrf}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.csrf}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (isEqual(given, cookiesOf(req).csrf)) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string' || typeof token !== 'string' || token.length < 32) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
