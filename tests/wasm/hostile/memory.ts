// Programs that eat memory.
import { on, onAsync, type Hostile } from './program.js';

export const memory: readonly Hostile[] = [
  {
    name: 'a list that grows',
    code: `app.get('/', (req, res) => {\n  const all = [];\n  while (true) all.push('x'.repeat(1000) + all.length);\n});`,
    ends: 'memory',
    line: 3,
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
    code: `const all = [];\nwhile (true) all.push('x'.repeat(1000) + all.length);`,
    ends: 'memory',
    line: 2,
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
