// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const boot = randomBytes(16).toString('hex');
const numbers = new Map();

function tokenOf({ session }) {
  if (!numbers.has(session.digest)) numbers.set(session.digest, numbers.size + 1);
  return `${boot}-${numbers.get(session.digest)}`;
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

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
