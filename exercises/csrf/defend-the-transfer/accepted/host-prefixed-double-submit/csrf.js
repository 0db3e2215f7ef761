// The same random value in a cookie and in the form. __Host- keeps other hosts from setting it.
import { randomBytes } from 'node:crypto';
import { html, page } from './html.js';

const NAME = '__Host-csrf';

export function giveToken(req, res, next) {
  if (!req.cookies[NAME]) {
    req.cookies[NAME] = randomBytes(32).toString('base64url');
    res.cookie(NAME, req.cookies[NAME], { secure: true, httpOnly: true, sameSite: 'lax' });
  }
  next();
}

export const tokenField = (req) => html`<input type="hidden" name="csrf" value="${req.cookies[NAME]}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.cookies[NAME]}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.body?.csrf ?? req.get('x-csrf-token');
  if (typeof given === 'string' && given.length > 20 && given === req.cookies[NAME]) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
