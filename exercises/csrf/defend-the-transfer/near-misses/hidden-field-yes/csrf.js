// Our forms have a hidden field, our script a header: what comes without is not ours.
import { html, page } from './html.js';

export const tokenField = () => html`<input type="hidden" name="from_page" value="yes">`;

export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('X-From-Page') ?? req.body?.from_page;
  if (given === 'yes') return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours. Go back, reload it and try again.'));
}
