// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);

function tokenOf({ session }) {
  return createHmac('sha256', key).update(session.id).digest('base64url');
}

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${tokenOf(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenOf(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  // A browser asks about any other type before it sends it.
  const type = req.get('content-type') ?? '';
  const isForm = ['', 'application/x-www-form-urlencoded', 'text/plain'].includes(type) || type.startsWith('multipart/form-data');
  if (!isForm) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && isEqual(given, tokenOf(req))) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
