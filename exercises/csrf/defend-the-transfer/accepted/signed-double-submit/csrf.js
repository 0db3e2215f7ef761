// The token is in a cookie and in the form, and signed together with the session's id, so that
// nobody can make a pair for another session.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';

const key = randomBytes(32);
const NAME = 'csrf';

const sign = (session, random) => createHmac('sha256', key).update(`${session.id}!${random}`).digest('hex');

export function giveToken(req, res, next) {
  const kept = req.cookies[NAME];
  if (req.session && !isRight(req.session, kept)) {
    const random = randomBytes(16).toString('hex');
    req.cookies[NAME] = `${sign(req.session, random)}.${random}`;
    res.cookie(NAME, req.cookies[NAME], { secure: true, sameSite: 'strict' });
  }
  next();
}

function isRight(session, token) {
  const [signature, random] = typeof token === 'string' ? token.split('.') : [];
  if (random === undefined) return false;
  const wanted = sign(session, random);
  return signature.length === wanted.length && timingSafeEqual(Buffer.from(signature, 'latin1'), Buffer.from(wanted));
}

export const tokenField = (req) => html`<input type="hidden" name="csrf" value="${req.cookies[NAME]}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.cookies[NAME]}">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.body?.csrf ?? req.get('x-csrf-token');
  if (req.session && given === req.cookies[NAME] && isRight(req.session, given)) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
