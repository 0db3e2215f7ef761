// A request without our cookie is nobody's: only signing in sets one.
import { page } from './html.js';
import { COOKIE } from './sessions.js';

const OWN = 'https://bank.example';

export function ownOrigin(req, res, next) {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(req.method);
  const matters = req.cookies[COOKIE] !== undefined || req.path === '/login';
  if (!changes || !matters || req.headers.origin === OWN) return next();
  res.sendStatus(403);
}
