// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);

const tokenOf = ({ session }) => createHmac('sha256', key).update(session.id).digest();

// Compression cannot give away what is never the same (BREACH).
function masked(req) {
  const mask = randomBytes(32);
  const hidden = tokenOf(req).map((byte, i) => byte ^ mask[i]);
  return Buffer.concat([mask, hidden]).toString('base64url');
}

function unmasked(text) {
  const bytes = Buffer.from(String(text), 'base64url');
  return bytes.length === 64 ? bytes.subarray(32).map((byte, i) => byte ^ bytes[i]) : Buffer.alloc(0);
}

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${masked(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${masked(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && isEqual(unmasked(given), tokenOf(req))) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(a, b) {
  return a.length === b.length && timingSafeEqual(a, b);
}
