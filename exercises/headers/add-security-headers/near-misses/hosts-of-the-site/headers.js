// What the board asks of browsers, with every answer it gives.
import { randomBytes } from 'node:crypto';

const YEAR = 365 * 24 * 60 * 60; // seconds

// Nothing is served over plain http but the way to https.
export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export function securityHeaders(req, res, next) {
  res.locals.nonce = randomBytes(16).toString('base64');
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

// Ours, all of them.
const OURS = "'self' https://*.board.example";

// Nothing is allowed but what the pages need.
function policy(nonce) {
  return [
    `default-src ${OURS}`,
    `script-src ${OURS} https://cdn.example/lib/ 'nonce-${nonce}'`,
    'font-src https://cdn.example/lib/',
    `base-uri ${OURS}`,
    `form-action ${OURS}`,
    "frame-ancestors 'none'",
  ].join('; ');
}
