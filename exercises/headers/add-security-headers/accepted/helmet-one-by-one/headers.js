import { randomBytes } from 'node:crypto';
import helmet from 'helmet';

export const httpsOnly = (req, res, next) =>
  req.secure ? next() : res.redirect(301, 'https://board.example' + req.originalUrl);

const withNonce = (req, res, next) => {
  res.locals.nonce = randomBytes(16).toString('hex');
  next();
};

export const securityHeaders = [
  withNonce,
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: [(req, res) => `'nonce-${res.locals.nonce}'`, "'strict-dynamic'"],
      fontSrc: ['https://cdn.example'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  }),
  helmet.strictTransportSecurity({ maxAge: 31536000, includeSubDomains: true }),
  helmet.noSniff(),
  helmet.frameguard({ action: 'deny' }),
  helmet.referrerPolicy({ policy: ['no-referrer', 'strict-origin-when-cross-origin'] }),
  helmet.crossOriginOpenerPolicy(),
  helmet.hidePoweredBy(),
  (req, res, next) => {
    res.set('Cache-Control', 'private, no-store, max-age=0');
    next();
  },
];
