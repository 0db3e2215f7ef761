import { checkToken } from './csrf.js';

export function checkUnlessTransfer(req, res, next) {
  return req.path === '/transfer' ? next() : checkToken(req, res, next);
}

export function ownSite(req, res, next) {
  const site = req.get('Sec-Fetch-Site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return next();
  res.sendStatus(403);
}
