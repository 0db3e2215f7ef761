// Headers are written at the last moment, whatever the handlers did.
import { randomBytes } from 'node:crypto';

export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.writeHead(301, { Location: `https://board.example${req.originalUrl}` }).end();
}

export function securityHeaders(req, res, next) {
  const nonce = randomBytes(18).toString('base64url');
  res.locals.nonce = nonce;
  const original = res.writeHead;
  res.writeHead = function writeHead(...args) {
    res.setHeader('Content-Security-Policy', csp(nonce));
    res.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Cache-Control', 'no-store');
    return original.apply(this, args);
  };
  next();
}

function csp(nonce) {
  return `default-src 'self'; script-src 'nonce-${nonce}'; font-src https://cdn.example/lib/; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}
