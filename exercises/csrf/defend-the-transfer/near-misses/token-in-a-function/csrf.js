// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);

export function tokenOf({ session }) {
  return createHmac('sha256', key).update(session.id).digest('base64url');
}

export const tokenMeta = () => html`<script src="/api/token.js"></script>`;

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
