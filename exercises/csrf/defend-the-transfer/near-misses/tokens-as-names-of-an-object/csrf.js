import { randomBytes } from 'node:crypto';
import { html, page } from './html.js';
import { saveData } from './sessions.js';

// Each page has a token, and all of a session are good.
export async function drawToken(req, res, next) {
  if (req.session) {
    req.token = randomBytes(18).toString('base64url');
    req.session.data.tokens = { ...req.session.data.tokens, [req.token]: Date.now() };
    await saveData(req.session);
  }
  next();
}
export const tokenField = (req) => html`<input type="hidden" name="csrf_token" value="${req.token}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.token}">`;
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.body?.csrf_token ?? req.get('X-CSRF-Token');
  if (req.session?.data.tokens?.[given]) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
