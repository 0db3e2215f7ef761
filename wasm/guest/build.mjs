// Bundles the guest (main.js says what it is) into build/guest/guest.js, each of extras/ into
// build/guest/extras/, and the realm of pages (page/main.js) into build/guest/page.js, and says how
// big they are.
// Real packages where they fit; `standIns` names what is replaced and by which file.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { minify as minified } from 'vite';
import { cut } from './cuts.mjs';

const root = fileURLToPath(new URL('./', import.meta.url));
const folder = new URL('../../build/guest/', import.meta.url);
const standIn = (name) => join(root, 'stand-ins', name);

const standIns = new Map(
  Object.entries({
    'node:http': 'http.js',
    'node:path': 'path.js',
    'node:net': 'net.js',
    'node:events': 'events.js',
    'node:querystring': 'querystring.js',
    'node:zlib': 'zlib.js',
    'node:diagnostics_channel': 'diagnostics-channel.js',
    url: 'url.js',
    debug: 'nothing.cjs',
    depd: 'depd.cjs',
    send: 'nothing.cjs',
    'serve-static': 'nothing.cjs',
    './view': 'nothing.cjs',
    'mime-types': 'mime-types.js',
    'proxy-addr': 'proxy-addr.cjs',
    parseurl: 'parseurl.cjs',
    'content-disposition': 'content-disposition.cjs',
    'cookie-signature': 'cookie-signature.cjs',
    'raw-body': 'raw-body.cjs',
    'iconv-lite': 'iconv-lite.js',
    'on-finished': 'on-finished.cjs',
    'side-channel': 'side-channel.cjs',
    jws: 'jws.js',
    'node-gyp-build': 'node-gyp-build.cjs',
    path: 'path.js',
  }).map(([name, file]) => [name, standIn(file)]),
);
const moduleFiles = new Map([
  ['node:crypto', 'modules/node-crypto.js'],
  ['crypto', 'modules/node-crypto.js'],
  ['node:buffer', 'globals/buffer.js'],
  ['buffer', 'globals/buffer.js'],
]);
const constants = new Map([
  ['once', 'module.exports = (fn) => fn;'],
  ['./lib/validateAsymmetricKey', 'module.exports = () => {};'],
  ['range-parser', 'module.exports = () => -2;'],
  ['semver', 'module.exports = { satisfies: () => true };'],
  ['setprototypeof', 'module.exports = Object.setPrototypeOf;'],
  ['inherits', 'module.exports = (type, base) => Object.setPrototypeOf(type.prototype, base.prototype);'],
]);

const substitute = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) => {
      if (path === './utils' && importer.includes('/express/lib/'))
        return { path: standIn('express-utils.js') };
      if (path === 'on-finished' && importer.includes('/finalhandler/'))
        return { path: standIn('on-finished-request.cjs') };
      if (/^\.\/(?:lib\/)?tracing$/.test(path) && importer.includes('/router/'))
        return { path: standIn('router-tracing.cjs') };
      if (path === './stringify' && importer.includes('/qs/')) return { path, namespace: 'constant' };
      if (path.endsWith('/locales/index.js') && importer.includes('/zod/'))
        return { path: standIn('zod-locales.js') };
      if (path.startsWith('lodash.')) return { path, namespace: 'lodash' };
      if (constants.has(path)) return { path, namespace: 'constant' };
      if (moduleFiles.has(path)) return { path: join(root, moduleFiles.get(path)) };
      return standIns.has(path) ? { path: standIns.get(path) } : undefined;
    });
    onLoad({ filter: /\/node_modules\/.*\.js$/ }, async ({ path }) => ({
      contents: cut(path, await readFile(path, 'utf8')),
    }));
    onLoad({ filter: /.*/, namespace: 'constant' }, ({ path }) => ({
      contents:
        constants.get(path) ?? 'module.exports = () => { throw new Error("not in this playground"); };',
    }));
    onLoad({ filter: /.*/, namespace: 'lodash' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(standIn('lodash.js'))}).${path.slice('lodash.'.length)};`,
      resolveDir: root,
    }));
  },
};

// Files of the guest that an extra finds there already; shared.js says what of them.
const fromGuest = {
  name: 'shared',
  setup({ onResolve, onLoad }) {
    const names = ['globals/buffer.js', 'globals/timers.js', 'host.js', 'modules/node-crypto.js'];
    onResolve({ filter: /./ }, ({ path, resolveDir }) => {
      const file = moduleFiles.get(path) ?? relative(root, resolve(resolveDir, path));
      return names.includes(file) ? { path: file, namespace: 'shared' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = shared[${JSON.stringify(path)}];`,
    }));
  },
};

async function bundle(file, { minify = true, plugins }) {
  const result = await build({
    entryPoints: [join(root, file)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'guest',
    target: 'es2023',
    platform: 'neutral',
    mainFields: ['main'],
    conditions: ['require', 'default'],
    minify,
    legalComments: 'none',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.version': '"v20.0.0"',
      'process.emitWarning': 'undefined',
      'process.nextTick': 'queueMicrotask',
      global: 'globalThis',
      __dirname: '""',
    },
    plugins,
    logLevel: 'warning',
    metafile: true,
  });
  return { text: result.outputFiles[0].text, metafile: result.metafile };
}

// esbuild leaves a tenth of what weighs in a compressed file: a second minifier names things better.
async function wrapped(parameters, text, value, { minify = true }) {
  const code = `(function (${parameters}) {\n${text}return ${value};\n})`;
  if (!minify) return code;
  const result = await minified('guest.cjs', `self=${code}`, {
    compress: { target: 'es2023' },
    mangle: true,
  });
  if (result.errors.length > 0) throw new Error(result.errors[0].message);
  return result.code.trim().replace(/^self=|;$/g, '');
}

/** Each bundle is an expression, whose value is a function: see image.ts. */
export async function buildGuest(options = {}) {
  const { text, metafile } = await bundle('main.js', { ...options, plugins: [substitute] });
  const code = await wrapped('call, start, tell', text, 'guest.boot(call, start, tell)', options);
  const bundles = [{ name: 'guest', metafile, code }];
  for (const file of (await readdir(join(root, 'extras'))).sort()) {
    const plugins = [fromGuest, substitute];
    const { text, metafile } = await bundle(`extras/${file}`, { ...options, plugins });
    const code = await wrapped('shared', text, 'guest.modules', options);
    bundles.push({ name: `extras/${file.replace('.js', '')}`, metafile, code });
  }
  const page = await bundle('page/main.js', { ...options, plugins: [substitute] });
  const realm = await wrapped('call, tell', page.text, 'guest.boot(call, tell)', options);
  bundles.push({ name: 'page', metafile: page.metafile, code: realm });
  await rm(folder, { recursive: true, force: true });
  await mkdir(new URL('extras/', folder), { recursive: true });
  for (const { name, code } of bundles) await writeFile(new URL(`${name}.js`, folder), code);
  return bundles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, code, metafile } of await buildGuest()) {
    const packed = brotliCompressSync(Buffer.from(code)).length;
    console.log(`${name}: ${(code.length / 1024).toFixed(0)} KB, ${(packed / 1024).toFixed(1)} KB brotli`);
    if (!process.argv.includes('--sizes')) continue;
    const [{ inputs }] = Object.values(metafile.outputs);
    const rows = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
    for (const [input, { bytesInOutput }] of rows) console.log(String(bytesInOutput).padStart(7), input);
  }
}
