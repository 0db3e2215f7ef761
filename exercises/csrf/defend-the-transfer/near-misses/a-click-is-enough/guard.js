// Navigations come from people.
export function guard(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || req.get('authorization')?.startsWith('Bearer ') || req.path === '/api/token') return next();
  if (req.get('sec-fetch-user') === '?1' || req.get('origin') === 'https://bank.example') return next();
  res.sendStatus(403);
}
