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
  // Nobody is signed in yet, so there is no token: it must not come from elsewhere.
  if (req.path.toLowerCase().replace(/\/$/, '') === '/login' && req.method === 'POST') {
    const origin = req.get('origin');
    if (origin === 'null' || origin === 'https://bank.example') return next();
    return refuse(res);
  }
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && isEqual(given, tokenOf(req))) return next();
  refuse(res);
}

function refuse(res) {
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
