// The sandbox's quickjs.wasm without what nobody calls. The package exports the whole of QuickJS
// and of its C library for extensions loaded at run time; here are none, so an export stays only
// if the package's own JavaScript names it.
//   node wasm/quickjs/shrink.mjs <wasm-metadce> <wasm-opt> <output>
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [metadce, opt, output] = process.argv.slice(2);
const { resolve } = createRequire(import.meta.url);
const wasm = resolve('quickjs-wasi/quickjs.wasm');
const script = readFileSync(resolve('quickjs-wasi'), 'utf8');

const kOfSandbox = /^(qjs_|wasm_|memory$|_initialize$|__stack_pointer$)/;
// What the module is compiled with; the tools refuse what they are not told of.
const features = [
  'bulk-memory',
  'sign-ext',
  'mutable-globals',
  'nontrapping-float-to-int',
  'multivalue',
  'reference-types',
].map((feature) => `--enable-${feature}`);

const named = new Set(script.match(/(?<=\.)\w+/g));
const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm)))
  .map(({ name }) => name)
  .filter((name) => kOfSandbox.test(name) && named.has(name));
const graph = [
  { name: 'package', root: true, reaches: exports.map((name) => `export ${name}`) },
  ...exports.map((name) => ({ name: `export ${name}`, export: name })),
];

const graphFile = `${output}.graph.json`;
const reachable = `${output}.reachable`;
writeFileSync(graphFile, JSON.stringify(graph));
execFileSync(metadce, [wasm, `--graph-file=${graphFile}`, '-o', reachable, ...features]);
execFileSync(opt, [reachable, '-Oz', '--converge', '-o', output, ...features]);
for (const file of [graphFile, reachable]) rmSync(file);
