// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);

const LIFETIME = 8 * 60 * 60 * 1000;

function tokenOf({ session }, time = Date.now()) {
  return `${time}.${createHmac('sha256', key).update(`${time}.${session.id}`).digest('hex')}`;
}

const tokenFor = (req) => (req.token ??= tokenOf(req));

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${tokenFor(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenFor(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  const time = Number(String(given).split('.')[0]);
  if (req.session && time > Date.now() - LIFETIME && isEqual(given, tokenOf(req, time))) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
