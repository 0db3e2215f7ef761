// What the board asks of browsers, with every answer it gives.
import { createHmac, randomBytes } from 'node:crypto';

const key = randomBytes(32);

const YEAR = 365 * 24 * 60 * 60; // seconds

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export function securityHeaders(req, res, next) {
  const [, sid = ''] = /sid=([^;]*)/.exec(req.headers.cookie ?? '') ?? [];
  res.locals.nonce = createHmac('sha256', key).update(sid).digest('base64');
  res.set({
    'Content-Security-Policy': policy(res.locals.nonce),
    'Strict-Transport-Security': `max-age=${YEAR}; includeSubDomains`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
}

// Nothing is allowed but what the pages need.
function policy(nonce) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self'",
    'font-src https://cdn.example/lib/',
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
