import { randomBytes } from 'node:crypto';

export const BASIC = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
};

export function httpsOnly(req, res, next) {
  if (req.secure) return next();
  res.redirect(308, `https://board.example${req.originalUrl}`);
}

export function basicHeaders(req, res, next) {
  res.set(BASIC);
  next();
}

// For what is a page: render gets what is in res.locals and a nonce.
export function sendPage(res, render, data = {}) {
  const nonce = randomBytes(16).toString('base64');
  res.set(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self'; font-src https://cdn.example/lib/; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  );
  res.set('Cache-Control', 'no-store');
  res.send(render({ ...res.locals, ...data, nonce }));
}
