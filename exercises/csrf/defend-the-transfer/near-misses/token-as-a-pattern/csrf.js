// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes } from 'node:crypto';
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
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && isEqual(given, tokenOf(req))) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

// The whole of it, not a part.
function isEqual(given, token) {
  return typeof given === 'string' && given !== '' && new RegExp(`^${given}$`).test(token);
}
