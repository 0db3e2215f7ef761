// Programs that never come to an end.
import { on, onAsync, type Hostile } from './program.js';

export const cpu: readonly Hostile[] = [
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
