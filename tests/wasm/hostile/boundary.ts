// Programs that answer, log, ask and fail in odd ways.
import { on, onAsync, type Hostile } from './program.js';

export const boundary: readonly Hostile[] = [
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
  { name: 'an enormous answer', code: on(`res.send('x'.repeat(5e6));`), ends: 200 },
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
