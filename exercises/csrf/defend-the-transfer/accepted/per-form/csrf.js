// Signed over the session and the address that the form is for.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html } from './html.js';

const key = randomBytes(32);

function tokenFor({ session }, action) {
  return createHmac('sha256', key).update(JSON.stringify([session.id, action])).digest('base64');
}

export const tokenField = (req, action) =>
  html`<input type="hidden" name="_csrf" value="${tokenFor(req, action)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenFor(req, '/api/limit')}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const action = req.baseUrl + req.path;
  const given = Buffer.from(String(req.body?._csrf ?? req.get('x-csrf-token')));
  const wanted = Buffer.from(req.session ? tokenFor(req, action) : '');
  if (req.session && given.length === wanted.length && timingSafeEqual(given, wanted)) return next();
  res.sendStatus(403);
}
