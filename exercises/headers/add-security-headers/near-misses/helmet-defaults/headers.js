// What the board asks of browsers, by helmet.
import helmet from 'helmet';

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export const securityHeaders = helmet();
