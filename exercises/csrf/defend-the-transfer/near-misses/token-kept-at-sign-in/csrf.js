// A token for each browser, in a cookie that no other host can set, signed so that nobody makes one.
import { createHmac, randomBytes } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);
const NAME = '__Host-csrf';
const YEAR = 365 * 24 * 60 * 60 * 1000;

export function giveToken(req, res, next) {
  if (!req.cookies[NAME]) {
    req.cookies[NAME] = randomBytes(16).toString('hex');
    res.cookie(NAME, req.cookies[NAME], { secure: true, httpOnly: true, sameSite: 'lax', maxAge: YEAR });
  }
  next();
}

const tokenOf = (req) => createHmac('sha256', key).update(req.cookies[NAME]).digest('hex');

export const tokenField = (req) => html`<input type="hidden" name="csrf" value="${tokenOf(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenOf(req)}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.body?.csrf ?? req.get('x-csrf-token');
  if (given === tokenOf(req)) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
