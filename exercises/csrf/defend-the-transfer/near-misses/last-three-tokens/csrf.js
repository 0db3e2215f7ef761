// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

// Each page has its own; the last three of a session are good, for other tabs and the back button.
const KEPT = 3;
const tokens = new Map();

function tokenOf(req) {
  if (!req.token) {
    req.token = randomBytes(32).toString('base64url');
    const kept = tokens.get(req.session.id) ?? [];
    tokens.set(req.session.id, [req.token, ...kept].slice(0, KEPT));
  }
  return req.token;
}

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${tokenOf(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenOf(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && (tokens.get(req.session.id) ?? []).some((token) => isEqual(given, token))) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
