// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes } from 'node:crypto';
import { html } from './html.js';
import { log } from './log.js';

const key = randomBytes(32);

function tokenOf({ session }) {
  return createHmac('sha256', key).update(session.id).digest('base64url');
}

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${tokenOf(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenOf(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  if (req.get('X-CSRF-Token') === undefined && req.body?._csrf === undefined) log.warn({ url: req.url }, 'no token');
  next();
}
