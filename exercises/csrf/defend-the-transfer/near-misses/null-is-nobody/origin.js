// Only our own pages may send what changes something.
import { page } from './html.js';
import { bearer } from './sessions.js';

const OWN = 'https://bank.example';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function ownOrigin(req, res, next) {
  // The phone app has no cookie. What comes with Authorization no other site can have sent.
  if (SAFE.has(req.method) || bearer(req) || req.path === '/api/token') return next();
  // Some of our own pages send "null", but not the one that signs in.
  const origin = req.get('Origin');
  if (origin === OWN || (origin === 'null' && req.path !== '/login')) return next();
  res.status(403).send(page('Not done', 'That did not come from a page of ours.'));
}
