// What the board asks of browsers, with every answer it gives.
import { createHash } from 'node:crypto';
import { inlineScript } from './pages.js';

const INLINE = `sha256-${createHash('sha256').update(inlineScript).digest('base64')}`;

const YEAR = 365 * 24 * 60 * 60; // seconds

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export function securityHeaders(req, res, next) {
  res.set({
    'Content-Security-Policy': policy(),
    'Strict-Transport-Security': `max-age=${YEAR}; includeSubDomains`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
}

// Nothing is allowed but what the pages need.
function policy() {
  return [
    "default-src 'none'",
    `script-src 'self' https://cdn.example/lib/ '${INLINE}'`,
    "style-src 'self'",
    "img-src 'self'",
    'font-src https://cdn.example/lib/',
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
