// Programs that mean harm, or that a beginner writes by accident: each is what follows the
// head of an app whose handler for "/" it defines. `ends` says how it must end: a limit by its
// kind, a refusal to load, or an answer by its status (0: none). Nothing may break the host.

import type { ProblemKind } from '../../wasm/engine/report.js';

export type Ending = ProblemKind | number;

export interface Hostile {
  readonly name: string;
  readonly code: string;
  readonly ends: Ending | readonly Ending[];
  /** The learner's line the problem must name, counted in `code` from 1. */
  readonly line?: number;
}

export const head = `import express from 'express'; import { db } from './db.js'; import { log } from './log.js'; const app = express(); app.listen(3000);\n`;

const on = (body: string): string => `app.get('/', (req, res) => { ${body} });`;
const onAsync = (body: string): string => `app.get('/', async (req, res) => { ${body} });`;

const cpu: readonly Hostile[] = [
  {
    name: 'an endless loop',
    code: `app.get('/', (req, res) => {\n  while (true) {}\n});`,
    ends: 'timeout',
    line: 2,
  },
  {
    name: 'an endless loop after other work',
    code: `app.get('/', (req, res) => {\n  const a = String(1);\n  for (;;) {\n  }\n});`,
    ends: 'timeout',
    line: 3,
  },
  {
    name: 'an endless loop that works',
    code: `app.get('/', (req, res) => {\n  let n = 0;\n  while (true) n = Math.max(n, 1);\n});`,
    ends: 'timeout',
    line: 3,
  },
  {
    name: 'an endless do',
    code: `function spin() {\n  let i = 0;\n  do { i++; } while (i >= 0);\n}\n${on('spin()')}`,
    ends: 'timeout',
    line: 3,
  },
  { name: 'an endless loop at load', code: `while (true) {}`, ends: 'timeout', line: 1 },
  {
    name: 'an endless loop in an async function',
    code: `app.get('/', async () => {\n  await null;\n  while (true) {}\n});`,
    ends: 'timeout',
    line: 3,
  },
  {
    name: 'a loop inside try and finally',
    code: on(`for (;;) { try { for (;;); } catch {} finally { for (;;); } }`),
    ends: 'timeout',
  },
  {
    name: 'a loop caught from a promise',
    code: onAsync(
      `const spin = async () => { await 1; for (;;); }; for (;;) { try { await spin(); } catch {} }`,
    ),
    ends: 'timeout',
  },
  {
    name: 'microtasks without end',
    code: on(`const again = () => Promise.resolve().then(again); again();`),
    ends: ['timeout', 'memory'],
  },
  {
    name: 'queueMicrotask without end',
    code: on(`const again = () => queueMicrotask(again); again();`),
    ends: 'timeout',
  },
  { name: 'awaits without end', code: onAsync(`for (;;) await null;`), ends: 'timeout' },
  {
    name: 'setImmediate without end',
    code: on(`const again = () => setImmediate(again); again();`),
    ends: 'timeout',
  },
  {
    name: 'a thenable that resolves itself',
    code: onAsync(`const t = { then(f) { f(t); } }; await t;`),
    ends: 'timeout',
  },
  {
    name: 'an endless generator spread',
    code: on(`function* g() { for (;;) yield 1; } [...g()];`),
    ends: ['timeout', 'memory'],
  },
  {
    name: 'an endless iterator in Array.from',
    code: on(`Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) });`),
    ends: ['timeout', 'memory'],
  },
  {
    name: 'an expression that backtracks',
    code: on(`/^(a+)+$/.test('a'.repeat(40) + 'b'); res.send('x');`),
    ends: 'timeout',
  },
  {
    name: 'an expression that backtracks twice',
    code: on(`/(x+x+)+y/.test('x'.repeat(60)); res.send('x');`),
    ends: 'timeout',
  },
  {
    name: 'indexOf over an enormous array-like',
    code: on(`Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);`),
    ends: 'timeout',
  },
  {
    name: 'fill over an enormous array-like',
    code: on(`Array.prototype.fill.call({ length: 2 ** 53 - 1 }, 1);`),
    ends: ['timeout', 'memory', 500],
  },
  {
    name: 'reverse over an enormous array-like',
    code: on(`Array.prototype.reverse.call({ length: 2 ** 53 - 1 });`),
    ends: 'timeout',
  },
  { name: 'a comparator that loops', code: on(`[3, 2, 1].sort(() => { for (;;); });`), ends: 'timeout' },
  { name: 'a getter that loops', code: on(`res.json({ get a() { for (;;); } });`), ends: 'timeout' },
  { name: 'a toJSON that loops', code: on(`res.json({ toJSON() { for (;;); } });`), ends: 'timeout' },
  {
    name: 'a proxy whose keys never end',
    code: on(`Object.keys(new Proxy({}, { ownKeys: () => { for (;;); } }));`),
    ends: 'timeout',
  },
  {
    name: 'an error whose message loops',
    code: onAsync(`throw { get message() { for (;;); } };`),
    ends: [500, 'timeout'],
  },
  {
    name: 'an error whose stack loops',
    code: onAsync(
      `const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { for (;;); } }); throw e;`,
    ),
    ends: [500, 'timeout'],
  },
  {
    name: 'a slow big integer',
    code: on(`let n = 3n; for (let i = 0; i < 40; i++) n = n * n; res.send(String(n).length + '');`),
    ends: ['timeout', 'memory', 500],
  },
  { name: 'a class with a static loop', code: `class A { static { for (;;); } }`, ends: 'timeout' },
];

const memory: readonly Hostile[] = [
  {
    name: 'a list that grows',
    code: `app.get('/', (req, res) => {\n  const all = [];\n  while (true) {\n    all.push('x'.repeat(1000) + all.length);\n  }\n});`,
    ends: 'memory',
    line: 4,
  },
  {
    name: 'a list of objects that grows',
    code: on(`const all = []; for (;;) all.push({ all });`),
    ends: 'memory',
  },
  {
    name: 'a global list that grows',
    code: `globalThis.all = [];\n${on(`for (;;) all.push(new Array(1000).fill(0));`)}`,
    ends: 'memory',
  },
  {
    name: 'a list that grows at load',
    code: `const all = [];\nwhile (true)\n  all.push('x'.repeat(1000) + all.length);`,
    ends: 'memory',
    line: 3,
  },
  { name: 'a string that doubles', code: onAsync(`let s = 'x'; for (;;) s += s;`), ends: ['memory', 500] },
  { name: 'an enormous string', code: on(`res.send('x'.repeat(2 ** 30));`), ends: 500 },
  { name: 'an enormous array', code: on(`res.json(new Array(3e8).fill(1));`), ends: ['memory', 500] },
  { name: 'an enormous buffer', code: on(`res.send(Buffer.alloc(2 ** 31));`), ends: ['memory', 500] },
  {
    name: 'an array buffer of 4 GB',
    code: on(`new ArrayBuffer(2 ** 32); res.end();`),
    ends: ['memory', 500],
  },
  {
    name: 'memory eaten and swallowed',
    code: on(`const all = []; for (;;) { try { all.push(new Array(100).fill(all)); } catch {} }`),
    ends: ['memory', 'timeout'],
  },
  { name: 'padding without end', code: on(`res.send(''.padEnd(2 ** 29, 'ab'));`), ends: ['memory', 500] },
  {
    name: 'a map that grows',
    code: on(`const m = new Map(); for (let i = 0; ; i++) m.set(i, { i });`),
    ends: 'memory',
  },
  {
    name: 'promises that pile up',
    code: onAsync(`const all = []; for (;;) all.push(new Promise(() => {}));`),
    ends: 'memory',
  },
  {
    name: 'closures that pile up',
    code: on(`let f = () => 0; for (;;) { const g = f; f = () => g(); }`),
    ends: 'memory',
  },
  {
    name: 'functions bound to functions',
    code: on(`let f = () => {}; for (let i = 0; i < 1e6; i++) f = f.bind(); f();`),
    ends: ['memory', 'timeout', 'stack', 500],
  },
  {
    name: 'symbols that pile up',
    code: on(`const all = []; for (;;) all.push(Symbol('x'.repeat(100)));`),
    ends: 'memory',
  },
  {
    name: 'an enormous JSON text',
    code: on(`JSON.parse('[' + '1,'.repeat(5e6) + '1]'); res.end();`),
    ends: ['memory', 500],
  },
  {
    name: 'a replace that multiplies',
    code: on(`res.send('x'.repeat(1e6).replace(/x/g, 'y'.repeat(1000)));`),
    ends: ['memory', 500, 'timeout'],
  },
  {
    name: 'a sparse array made dense',
    code: on(`const a = []; a[2 ** 32 - 2] = 1; res.json(a);`),
    ends: ['memory', 500, 'timeout'],
  },
];

const stack: readonly Hostile[] = [
  {
    name: 'a function that calls itself',
    code: `function again() {\n  return again() + 1;\n}\n${on('res.json(again())')}`,
    ends: ['stack', 500],
  },
  {
    name: 'a function that calls itself at load',
    code: `function again() {\n  return again() + 1;\n}\nagain();`,
    ends: 'stack',
    line: 2,
  },
  {
    name: 'mutual recursion through getters',
    code: on(`const o = { get a() { return this.b; }, get b() { return this.a; } }; res.json(o.a);`),
    ends: ['stack', 500],
  },
  {
    name: 'toString of itself',
    code: on(`const o = { toString() { return '' + o; } }; res.send('' + o);`),
    ends: ['stack', 500],
  },
  {
    name: 'a proxy of itself',
    code: on(`const p = new Proxy({}, { get: (t, k, r) => r[k] }); res.send(p.x);`),
    ends: ['stack', 500],
  },
  {
    name: 'JSON nested deeply, read',
    code: on(`JSON.parse('['.repeat(100000)); res.end();`),
    ends: ['stack', 500],
  },
  {
    name: 'JSON nested deeply, written',
    code: on(`let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; res.json(o);`),
    ends: ['stack', 500],
  },
  {
    name: 'arrays nested deeply, joined',
    code: on(`let a = []; for (let i = 0; i < 1e5; i++) a = [a]; res.send(String(a));`),
    ends: ['stack', 500],
  },
  {
    name: 'an expression nested deeply',
    code: on(`new RegExp('('.repeat(1e4) + ')'.repeat(1e4)); res.end();`),
    ends: ['stack', 500],
  },
  {
    name: 'source nested deeply',
    code: `const a = ${'['.repeat(20000)}${']'.repeat(20000)};`,
    ends: ['stack', 'syntax', 'memory', 'crash'],
  },
  {
    name: 'promises resolved with each other',
    code: onAsync(
      `let p = Promise.resolve(1); for (let i = 0; i < 1e4; i++) { const q = p; p = new Promise((r) => r(q)); } res.json(await p);`,
    ),
    ends: [200, 'timeout', 'memory'],
  },
  {
    name: 'a recursive async function',
    code: onAsync(`const f = async () => { await f(); }; await f();`),
    ends: ['stack', 500, 'memory', 'timeout'],
  },
  {
    name: 'apply with a million arguments',
    code: on(`res.json(Math.max.apply(null, new Array(1e6).fill(1)));`),
    ends: ['stack', 500, 'memory', 200],
  },
  {
    name: 'a flat of an endless array',
    code: on(`const a = []; a.push(a); a.flat(Infinity); res.end();`),
    ends: ['stack', 'memory', 500, 'timeout'],
  },
  {
    name: 'structuredClone of something deep',
    code: on(`let o = {}; for (let i = 0; i < 1e4; i++) o = { o }; structuredClone(o); res.end();`),
    ends: ['stack', 500],
  },
  {
    name: 'console.log of something deep',
    code: on(`let o = {}; for (let i = 0; i < 1e4; i++) o = { o }; console.log(o); res.send('ok');`),
    ends: 200,
  },
];

const pollution: readonly Hostile[] = [
  {
    name: 'a polluted Object.prototype',
    code: `Object.prototype.status = 777; Object.prototype.op = 'x'; Object.prototype.reply = {}; Object.prototype.fail = { name: 'x' };\n${on(`res.send('ok')`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'a toJSON on everything',
    code: `Object.prototype.toJSON = () => 'mine'; Array.prototype.toJSON = () => 'mine';\n${on(`res.json({ a: 1 })`)}`,
    ends: [200, 0],
  },
  {
    name: 'setters for what the guest sets',
    code: `for (const k of ['id', 'index', 'status', 'body', 'headers', 'stack', 'resolve', 'reject', '__proto__x']) Object.defineProperty(Object.prototype, k, { set() { throw new Error('trap'); }, get() { return 1; }, configurable: true });\n${on(`res.send('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'JSON redefined',
    code: `JSON.stringify = () => '{"index":0,"status":200,"headers":[],"body":"forged"}'; JSON.parse = () => ({ ok: true });\n${on(`res.send('honest')`)}`,
    ends: 200,
  },
  {
    name: 'JSON removed',
    code: `delete globalThis.JSON;\n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: 200,
  },
  {
    name: 'Promise.prototype.then redefined',
    code: `Promise.prototype.then = function () { return this; };\n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: [200, 0],
  },
  {
    name: 'Promise replaced',
    code: `globalThis.Promise = class {}; \n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: [200, 0, 500],
  },
  {
    name: 'Array.prototype emptied',
    code: `for (const k of Object.getOwnPropertyNames(Array.prototype)) if (k !== 'length') delete Array.prototype[k];\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'Array iteration that throws',
    code: `Array.prototype[Symbol.iterator] = () => { throw new Error('no'); };\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'Array.prototype.push that loops',
    code: `Array.prototype.push = () => { for (;;); };\n${on(`res.write('a'); res.end('ok')`)}`,
    ends: ['timeout', 200],
  },
  {
    name: 'Function.prototype.call redefined',
    code: `Function.prototype.call = Function.prototype.apply = () => 'mine';\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'Map.prototype redefined',
    code: `Map.prototype.get = Map.prototype.set = Map.prototype.delete = () => undefined;\n${onAsync(`await db.query('SELECT 1'); res.end('ok')`)}`,
    ends: 200,
  },
  {
    name: 'Error redefined',
    code: `globalThis.Error = function () { return { get stack() { for (;;); } }; }; Error.stackTraceLimit = Infinity;\n${onAsync(`await db.query('SELECT 1'); res.end('ok')`)}`,
    ends: 200,
  },
  {
    name: 'prepareStackTrace',
    code: `Error.prepareStackTrace = () => { for (;;); };\n${onAsync(`await db.query('SELECT 1'); res.end(String(new Error('x').stack).slice(0, 9))`)}`,
    ends: 200,
  },
  {
    name: 'a species that lies',
    code: `class Liar extends Array { static get [Symbol.species]() { return function () { for (;;); }; } }\n${on(`new Liar(1, 2).map((x) => x); res.end()`)}`,
    ends: ['timeout', 500],
  },
  {
    name: 'String.prototype redefined',
    code: `for (const k of ['split', 'slice', 'indexOf', 'toLowerCase', 'replace', 'includes', 'replaceAll']) String.prototype[k] = () => ({});\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'RegExp.prototype redefined',
    code: `RegExp.prototype.exec = () => ({ index: 0, length: 1, 0: 'x' }); RegExp.prototype.test = () => true;\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 404, 0, 'memory', 'timeout'],
  },
  {
    name: 'everything frozen',
    code: `for (const t of [Object, Array, Function, Promise, Map, Error, String]) { Object.freeze(t); Object.freeze(t.prototype); }\n${on(`res.json({ ok: 1 })`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'globals removed',
    code: `for (const k of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[k]; } catch {} }\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
];

const boundary: readonly Hostile[] = [
  { name: 'answering twice', code: on(`res.end('first'); res.end('second');`), ends: 200 },
  { name: 'answering twice with json', code: onAsync(`res.json(1); res.json(2);`), ends: 200 },
  { name: 'never answering', code: on(``), ends: 0 },
  { name: 'never answering, with a timer', code: on(`setInterval(() => {}, 10);`), ends: 0 },
  {
    name: 'an answer that comes too late',
    code: on(`setTimeout(() => res.end('late'), 3_600_000);`),
    ends: 0,
  },
  { name: 'a promise that never settles', code: onAsync(`await new Promise(() => {});`), ends: 0 },
  {
    name: 'headers with line breaks',
    code: on(`res.setHeader('X-A', 'a\\r\\nX-B: b'); res.end();`),
    ends: 500,
  },
  {
    name: 'headers that change when looked at',
    code: on(
      `let n = 0; res.setHeader('X-A', { toString: () => (n++ === 0 ? 'ok' : 'a\\r\\nX-B: b') }); res.end('x');`,
    ),
    ends: [200, 500],
  },
  { name: 'a status that is not a number', code: on(`res.statusCode = NaN; res.end('x');`), ends: [500, 0] },
  {
    name: 'a status that is an object',
    code: on(`res.statusCode = { valueOf() { for (;;); } }; res.end('x');`),
    ends: ['timeout', 500],
  },
  { name: 'a negative status', code: on(`res.statusCode = -1; res.end('x');`), ends: 500 },
  { name: 'circular JSON', code: on(`const a = {}; a.a = a; res.json(a);`), ends: 500 },
  { name: 'a BigInt in JSON', code: on(`res.json({ n: 1n });`), ends: 500 },
  { name: 'a body that is a function', code: on(`res.end(() => {});`), ends: 200 },
  { name: 'a body that is an object', code: on(`res.end({});`), ends: 500 },
  { name: 'lone surrogates', code: on(`res.send('\\ud800' + req.query.q);`), ends: 200 },
  { name: 'a body with a zero', code: on(`res.send('a\\u0000b');`), ends: 200 },
  { name: 'an enormous answer', code: on(`res.send('x'.repeat(5e6));`), ends: 'limit' },
  {
    name: 'an enormous log',
    code: on(`for (let i = 0; i < 500; i++) console.log('x'.repeat(1e4)); res.send('ok');`),
    ends: 200,
  },
  { name: 'log lines without end', code: on(`for (;;) console.log('x');`), ends: ['limit', 'timeout'] },
  { name: 'queries without end', code: onAsync(`for (;;) await db.query('SELECT 1');`), ends: 'limit' },
  {
    name: 'queries without end, not awaited',
    code: onAsync(`for (;;) db.query('SELECT 1');`),
    ends: ['limit', 'memory'],
  },
  { name: 'timers without end', code: on(`for (;;) setTimeout(() => {}, 1);`), ends: 'limit' },
  {
    name: 'a timer of zero without end',
    code: on(`const again = () => setTimeout(again, 0); again();`),
    ends: ['limit', 0],
  },
  {
    name: 'a query with an object',
    code: onAsync(`await db.query({ toString: () => 'SELECT 1' });`),
    ends: 500,
  },
  {
    name: 'parameters that throw',
    code: onAsync(`await db.query('SELECT ?', [{ get $int() { throw 1; } }]);`),
    ends: 500,
  },
  {
    name: 'parameters that are a proxy',
    code: onAsync(`await db.query('SELECT ?', new Proxy([], { get() { throw 1; } }));`),
    ends: 500,
  },
  {
    name: 'an error that cannot be shown',
    code: onAsync(`throw { toString() { throw 1; }, get name() { throw 2; }, get message() { throw 3; } };`),
    ends: 500,
  },
  { name: 'throwing null', code: onAsync(`throw null;`), ends: [500, 0] },
  {
    name: 'throwing a revoked proxy',
    code: onAsync(`const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;`),
    ends: [500, 0],
  },
  { name: 'throwing a symbol', code: onAsync(`throw Symbol('x');`), ends: [500, 0] },
  {
    name: 'a rejection nobody handles',
    code: on(`Promise.reject(new Error('lost')); res.send('ok');`),
    ends: 200,
  },
  {
    name: 'rejections without end',
    code: on(`for (;;) Promise.reject(new Error('lost'));`),
    ends: ['memory', 'timeout'],
  },
  {
    name: 'a rejection with a looping message',
    code: on(`Promise.reject({ get message() { for (;;); } }); res.send('ok');`),
    ends: ['timeout', 200],
  },
  {
    name: 'an exception in a timer',
    code: on(`setTimeout(() => { throw new Error('late'); }, 5); setTimeout(() => res.send('ok'), 9);`),
    ends: 200,
  },
  {
    name: 'an exception in a microtask',
    code: on(`queueMicrotask(() => { throw new Error('micro'); }); res.send('ok');`),
    ends: 200,
  },
];

const escapes: readonly Hostile[] = [
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

export const hostilePrograms: readonly Hostile[] = [
  ...cpu,
  ...memory,
  ...stack,
  ...pollution,
  ...boundary,
  ...escapes,
];
