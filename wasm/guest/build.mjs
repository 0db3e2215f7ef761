// Bundles the guest (main.js says what it is) into build/guest/guest.js, and says how big.
// Real packages where they fit; `standIns` names what is replaced and by which file.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = new URL('./', import.meta.url);
const output = new URL('../../build/guest/guest.js', import.meta.url);
const standIn = (name) => fileURLToPath(new URL(`stand-ins/${name}`, here));

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
      if (path.startsWith('lodash.')) return { path, namespace: 'lodash' };
      if (constants.has(path)) return { path, namespace: 'constant' };
      if (moduleFiles.has(path)) return { path: fileURLToPath(new URL(moduleFiles.get(path), here)) };
      return standIns.has(path) ? { path: standIns.get(path) } : undefined;
    });
    onLoad({ filter: /.*/, namespace: 'constant' }, ({ path }) => ({
      contents:
        constants.get(path) ?? 'module.exports = () => { throw new Error("not in this playground"); };',
    }));
    onLoad({ filter: /.*/, namespace: 'lodash' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(standIn('lodash.js'))}).${path.slice('lodash.'.length)};`,
      resolveDir: fileURLToPath(here),
    }));
  },
};

export async function buildGuest({ minify = true } = {}) {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('main.js', here))],
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
      'process.env': '{}',
      'process.version': '"v20.0.0"',
      'process.emitWarning': 'undefined',
      'process.nextTick': 'queueMicrotask',
      global: 'globalThis',
      __dirname: '""',
    },
    plugins: [substitute],
    logLevel: 'warning',
    metafile: true,
  });
  const code = `(function (call, start, tell) {\n${result.outputFiles[0].text}return guest.boot(call, start, tell);\n})`;
  await mkdir(new URL('./', output), { recursive: true });
  await writeFile(output, code);
  return { code, metafile: result.metafile };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, metafile } = await buildGuest();
  const packed = brotliCompressSync(Buffer.from(code)).length;
  console.log(`guest: ${(code.length / 1024).toFixed(0)} KB, ${(packed / 1024).toFixed(1)} KB brotli`);
  if (process.argv.includes('--sizes')) {
    const [{ inputs }] = Object.values(metafile.outputs);
    const rows = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
    for (const [name, { bytesInOutput }] of rows) console.log(String(bytesInOutput).padStart(7), name);
  }
}
