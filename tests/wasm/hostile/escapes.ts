// Programs that try the walls, and programs that do not load.
import { on, onAsync, type Hostile } from './program.js';

export const escapes: readonly Hostile[] = [
  {
    name: 'the constructor of a constructor',
    code: on(`res.json(({}).constructor.constructor('return this')());`),
    ends: 500,
  },
  {
    name: 'the constructor of an async function',
    code: on(`(async () => {}).constructor('return 1')();`),
    ends: 500,
  },
  {
    name: 'the constructor of a generator',
    code: on(`(function* () {}).constructor('yield 1')();`),
    ends: 500,
  },
  {
    name: 'the prototype of a constructor',
    code: on(`Object.getPrototypeOf(Object.getPrototypeOf(async () => {}).constructor)('return 1')();`),
    ends: [500],
  },
  {
    name: 'Reflect.construct of Function',
    code: on(`Reflect.construct(Function, ['return 1']);`),
    ends: 500,
  },
  { name: 'eval', code: on(`eval('1');`), ends: 500 },
  { name: 'indirect eval', code: on(`(0, eval)('1');`), ends: 500 },
  { name: 'setTimeout with a string', code: on(`setTimeout('1', 1);`), ends: 500 },
  { name: 'require', code: `const fs = require('fs');`, ends: 'crash', line: 1 },
  { name: 'process', code: `const key = process.env.KEY;`, ends: 'crash', line: 1 },
  { name: 'import of the file system', code: `import fs from 'node:fs';`, ends: 'missing-module', line: 1 },
  {
    name: 'import of an address',
    code: `import 'https://example.com/x.js';`,
    ends: 'missing-module',
    line: 1,
  },
  {
    name: 'import of a data address',
    code: `import 'data:text/javascript,1';`,
    ends: 'missing-module',
    line: 1,
  },
  {
    name: 'import of a folder above',
    code: `import '../../../etc/passwd';`,
    ends: 'missing-module',
    line: 1,
  },
  { name: 'import of ours', code: `import 'parapet:guest';`, ends: 'missing-module', line: 1 },
  { name: 'import at run time', code: onAsync(`await import('node:child_process');`), ends: 500 },
  {
    name: 'import at run time of an object',
    code: onAsync(`await import({ toString: () => { throw new Error('no'); } });`),
    ends: 500,
  },
  {
    name: 'import at run time of a name with a zero',
    code: onAsync(`await import('./a\\u0000b.js');`),
    ends: 500,
  },
  {
    name: 'import at run time without end',
    code: onAsync(`for (let i = 0; ; i++) await import('./x' + i + '.js').catch(() => {});`),
    ends: ['timeout', 'memory', 'limit'],
  },
  { name: 'WebAssembly', code: on(`new WebAssembly.Module(new Uint8Array());`), ends: 500 },
  {
    name: 'Atomics.wait',
    code: on(`Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0);`),
    ends: 500,
  },
  {
    name: 'names of ours on the global',
    code: on(
      `res.json(Object.getOwnPropertyNames(globalThis).filter((k) => /parapet|host|guest|__/i.test(k)));`,
    ),
    ends: 200,
  },
  {
    name: 'the caller of a function',
    code: on(`res.json(typeof (function f() { return f.caller; })());`),
    ends: [200, 500],
  },
  { name: 'a syntax error', code: `const a = ;`, ends: 'syntax', line: 1 },
  { name: 'an import that is not exported', code: `import { nothing } from 'express';`, ends: 'syntax' },
  { name: 'no listen', code: ``, ends: 404 },
  { name: 'listening twice', code: `app.listen(3001);`, ends: 'crash', line: 1 },
  { name: 'throwing at load', code: `\nthrow new TypeError('at load');`, ends: 'crash', line: 2 },
  { name: 'throwing null at load', code: `throw null;`, ends: 'crash' },
  { name: 'waiting at load for ever', code: `await new Promise(() => {});`, ends: 'crash' },
  {
    name: 'closing the server',
    code: `const server = { close() {} }; setTimeout(() => {}, 1);\n${on(`res.end('x')`)}`,
    ends: 200,
  },
];
