export function guard(req, res, next) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || req.path.startsWith('/api/')) return next();
  if (req.get('origin') === 'https://bank.example') return next();
  res.sendStatus(403);
}
