// Only our own pages may send what changes something.
import { page } from './html.js';
import { bearer } from './sessions.js';

const OWN = 'https://bank.example';
const GUARDED = ['/login', '/logout', '/transfer', '/address', '/api/limit', '/api/transfers'];

export function ownOrigin(req, res, next) {
  // The phone app has no cookie. What comes with Authorization no other site can have sent.
  if (req.method === 'GET' || bearer(req)) return next();
  if (!GUARDED.includes(req.path) && !req.path.startsWith('/payees/')) return next();
  if (req.get('Origin') === OWN) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours.'));
}
