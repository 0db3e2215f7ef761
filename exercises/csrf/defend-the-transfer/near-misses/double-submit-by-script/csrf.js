import { randomBytes } from 'node:crypto';
import { page } from './html.js';
export function withToken(req, res, next) {
  if (!req.cookies.guard) res.cookie('guard', randomBytes(16).toString('hex'), { path: '/', secure: true, sameSite: 'lax' });
  next();
}
export function checkToken(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method)) return next();
  const given = req.get('x-guard') ?? req.body?.guard;
  if (typeof given === 'string' && given !== '' && given === req.cookies.guard) return next();
  res.status(403).send(page('Not done', 'Please reload.'));
}
