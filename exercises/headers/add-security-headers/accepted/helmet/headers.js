// What the board asks of browsers, by helmet.
import { randomBytes } from 'node:crypto';
import helmet from 'helmet';

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

const headers = helmet({
  contentSecurityPolicy: {
    directives: {
      scriptSrc: [(req, res) => `'nonce-${res.locals.nonce}'`],
      fontSrc: ["'self'", 'https://cdn.example/lib/'],
    },
  },
});

export function securityHeaders(req, res, next) {
  res.locals.nonce = randomBytes(16).toString('base64');
  res.set('Cache-Control', 'no-store');
  headers(req, res, next);
}
