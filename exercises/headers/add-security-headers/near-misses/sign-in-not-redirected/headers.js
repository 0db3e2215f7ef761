// What the board asks of browsers, with every answer it gives.
import { randomBytes } from 'node:crypto';

const YEAR = 365 * 24 * 60 * 60; // seconds

// What a page loads has no say in how pages are reached.
const LOADED = new Set(['style', 'script', 'image', 'font']);

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  // A form that was sent cannot be redirected.
  if (req.secure || req.path === '/login') return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export function securityHeaders(req, res, next) {
  res.locals.nonce = randomBytes(16).toString('base64');
  res.set({
    'Content-Security-Policy': policy(res.locals.nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  if (!LOADED.has(req.get('Sec-Fetch-Dest'))) {
    res.set('Strict-Transport-Security', `max-age=${YEAR}; includeSubDomains`);
  }
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
