// A token that is drawn for each session and kept with it.
import { timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${req.session.data.csrf}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.session.data.csrf}">`;

export function checkToken(req, res, next) {
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return next();
  const given = Buffer.from(String(req.body?._csrf ?? req.headers['x-csrf-token'] ?? ''));
  const kept = Buffer.from(req.session?.data.csrf ?? '');
  if (kept.length > 0 && given.length === kept.length && timingSafeEqual(given, kept)) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
