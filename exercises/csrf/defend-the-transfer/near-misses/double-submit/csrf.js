// The same random value in a cookie and in the form: another site cannot read our cookie.
import { randomBytes } from 'node:crypto';
import { html, page } from './html.js';

export function giveToken(req, res, next) {
  if (!req.cookies.csrf) {
    req.cookies.csrf = randomBytes(32).toString('base64url');
    res.cookie('csrf', req.cookies.csrf, { secure: true, httpOnly: true, sameSite: 'strict' });
  }
  next();
}

export const tokenField = (req) => html`<input type="hidden" name="csrf" value="${req.cookies.csrf}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.cookies.csrf}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.body?.csrf ?? req.get('x-csrf-token');
  if (typeof given === 'string' && given.length > 20 && given === req.cookies.csrf) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
