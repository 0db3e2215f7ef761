// The sandbox's quickjs.wasm without what nobody calls. The package exports the whole of QuickJS
// and of its C library for extensions loaded at run time; here are none, so an export stays only
// if wasm/engine/sandbox/quickjs-exports.ts names it.
//   node wasm/quickjs/shrink.mjs <wasm-metadce> <wasm-opt> <output>
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [metadce, opt, output] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);
const wasm = resolve('quickjs-wasi/quickjs.wasm');
const wanted = new URL('../engine/sandbox/quickjs-exports.ts', import.meta.url);
const named = new Set(readFileSync(wanted, 'utf8').match(/(?<=^ {2}(?:readonly )?)\w+(?=[(:])/gm));

// What the module is compiled with; the tools refuse what they are not told of.
const features = [
  'bulk-memory',
  'sign-ext',
  'mutable-globals',
  'nontrapping-float-to-int',
  'multivalue',
  'reference-types',
].map((feature) => `--enable-${feature}`);

const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm)))
  .map(({ name }) => name)
  .filter((name) => named.has(name));
const graph = [
  { name: 'package', root: true, reaches: exports.map((name) => `export ${name}`) },
  ...exports.map((name) => ({ name: `export ${name}`, export: name })),
];

const graphFile = `${output}.graph.json`;
const reachable = `${output}.reachable`;
writeFileSync(graphFile, JSON.stringify(graph));
execFileSync(metadce, [wasm, `--graph-file=${graphFile}`, '-o', reachable, ...features]);
// Small functions where they are called: 4 KB more on the way, and a thirtieth of the time of a run less.
const inlined = ['--always-inline-max-function-size=10', '--flexible-inline-max-function-size=30'];
execFileSync(opt, [reachable, '-O3', ...inlined, '-o', output, ...features]);
for (const file of [graphFile, reachable]) rmSync(file);
