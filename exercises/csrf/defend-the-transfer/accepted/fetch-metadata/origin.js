// Only our own pages may send what changes something.
import { page } from './html.js';
import { bearer } from './sessions.js';

const OWN = 'https://bank.example';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function ownOrigin(req, res, next) {
  // The phone app has no cookie. What comes with Authorization no other site can have sent.
  if (SAFE.has(req.method) || bearer(req) || req.path === '/api/token') return next();
  const site = req.get('Sec-Fetch-Site');
  // Browsers before 2020, and Safari before 2023, send no Sec-Fetch-Site, but Origin.
  if (site === undefined ? req.get('Origin') === OWN : site === 'same-origin') return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours.'));
}
