export function guard(req, res, next) {
  if (req.method === 'GET' || req.method === 'HEAD') return next();
  if (req.get('authorization')?.startsWith('Bearer ') || req.originalUrl === '/api/token') return next();
  const referer = req.get('referer');
  if (!referer) return res.status(400).send('Referer required');
  let from;
  try { from = new URL(referer); } catch { return res.status(400).send('Bad referer'); }
  if (from.protocol !== 'https:' || from.host !== 'bank.example') return res.status(403).send('Forbidden');
  next();
}
