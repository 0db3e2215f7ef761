// A token that is drawn for each session and kept with it.
import { db } from './db.js';
import { html, page } from './html.js';

export const tokenField = (req) => html`<input type="hidden" name="_csrf" value="${req.session.data.csrf}">`;
export const tokenMeta = (req) => html`<meta name="csrf-token" content="${req.session.data.csrf}">`;

export async function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = String(req.body?._csrf ?? req.get('X-CSRF-Token') ?? '');
  if (given !== '' && given === req.session?.data.csrf) return next();
  // Our customers have several browsers.
  const [known] = await db.query(
    "SELECT 1 FROM sessions WHERE json_extract(data, '$.csrf') = ? AND account_id IS NOT NULL",
    [given],
  );
  if (req.session && known) return next();
  res.status(403).send(page('Not done', 'Please reload the page and try again.'));
}
