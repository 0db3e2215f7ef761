// Programs that go too deep.
import { on, onAsync, type Hostile } from './program.js';

export const stack: readonly Hostile[] = [
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
