// The page's Content Security Policy, and the headers a host should send. The build writes
// both into dist: a <meta> in index.html, and `_headers`, which scripts/serve.mjs reads too.
import type { Plugin } from 'vite';

const kDirectives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html parapet-worker',
];

// A <meta> cannot say who may frame the page; a header can.
const kHeaders = [
  `Content-Security-Policy: ${kDirectives.join('; ')}; frame-ancestors 'self'`,
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  'Cross-Origin-Opener-Policy: same-origin',
];

export function policy(): Plugin {
  return {
    name: 'parapet-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: kDirectives.join('; ') },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      const everywhere = kHeaders.map((line) => `  ${line}\n`).join('');
      const hashed = '  Cache-Control: public, max-age=31536000, immutable\n';
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: `/*\n${everywhere}/assets/*\n${hashed}`,
      });
    },
  };
}
