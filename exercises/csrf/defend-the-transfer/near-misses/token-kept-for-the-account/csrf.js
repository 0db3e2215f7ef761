// A token for each session. Another site can send our browser's requests, but it cannot read our
// pages: whoever knows the token has read one.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { html, page } from './html.js';
import { saveData } from './sessions.js';

// One token for each account, so that all tabs have the same; the session knows it, too.
const tokens = new Map();

export async function drawToken(session) {
  const token = tokens.get(session.accountId) ?? randomBytes(32).toString('base64url');
  if (!tokens.has(session.accountId)) {
    tokens.set(session.accountId, token);
    session.data.csrf = token;
    await saveData(session);
  }
}

const tokenOf = ({ session }) => (session.accountId ? tokens.get(session.accountId) : session.data.csrf);

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${tokenOf(req)}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${tokenOf(req)}">`;

// For everything that may change something.
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-CSRF-Token') ?? req.body?._csrf;
  if (req.session && req.session.data.csrf && isEqual(given, req.session.data.csrf)) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}

function isEqual(given, token) {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
