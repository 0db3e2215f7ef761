// The page's Content Security Policy, and the headers a host should send. The build writes both into dist: a <meta> in
// index.html, and `_headers`, which scripts/serve.mjs reads too. The one style sheet of the document goes into the
// document itself, where the policy knows it by its hash: nothing is then fetched before the first paint but a script.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const kLink = /<link rel="stylesheet" href="\.\/([^"]+)" \/>/;
const kStyle = /<style>([^]*?)<\/style>/;

function directives(style: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html parapet-worker',
  ].join('; ');
}

// A <meta> cannot say who may frame the page; a header can.
const headers = (policy: string): readonly string[] => [
  `Content-Security-Policy: ${policy}; frame-ancestors 'self'`,
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  'Cross-Origin-Opener-Policy: same-origin',
];

export function policy(): Plugin {
  let folder = '';
  return {
    name: 'parapet-policy',
    apply: 'build',
    enforce: 'post', // generateBundle() comes when Vite has written index.html
    configResolved({ root }) {
      folder = root;
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(kLink, (_, file: string) => `<style>${readFileSync(join(folder, file), 'utf8')}</style>`),
    },
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      const [, style] = page?.type === 'asset' ? (kStyle.exec(String(page.source)) ?? []) : [];
      if (page?.type !== 'asset' || style === undefined) this.error('index.html has no style sheet.');
      const policy = directives(style);
      page.source = String(page.source).replace(
        '<head>',
        () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`,
      );
      const everywhere = headers(policy).map((line) => `  ${line}\n`).join('');
      const hashed = '  Cache-Control: public, max-age=31536000, immutable\n';
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: `/*\n${everywhere}/assets/*\n${hashed}`,
      });
    },
  };
}
