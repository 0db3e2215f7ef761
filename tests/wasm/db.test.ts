// ./db.js in the sandbox: what reaches the world, on whose behalf, from which line, in which
// order; and what comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApp, type Running } from './sandbox.js';

const HEAD = `import express from 'express'; import { db, connect } from './db.js'; const app = express(); app.listen(3000);\n`;

async function shop(body: string, more: Readonly<Record<string, string>> = {}): Promise<Running> {
  return runApp({ 'server.js': `${HEAD}${body}`, ...more });
}

const statements = ({ world }: Running): readonly string[] =>
  world.seen.filter(({ op }) => op === 'sql').map(({ sql }) => sql ?? '');

const told = `const told = (error) => ({ name: error.name, code: error.code, message: error.message, stack: error.stack });\n`;

test('a string alone goes as it stands, one with values as a prepared statement', async () => {
  const app = await shop(`app.get('/', async (req, res) => {
    await db.query('SELECT 1; SELECT 2'); await db.query('SELECT ?', [1]); await db.query('SELECT :a', { a: 'x' });
    await db.run('DELETE', []); await db.prepare('SELECT 3').query(); await db.prepare('SELECT ?').run([null]); res.end(); });`);
  app.get('/');
  assert.deepEqual(
    app.world.seen.filter(({ op }) => op === 'sql').map(({ sql, params, mode }) => [sql, params, mode]),
    [
      ['SELECT 1; SELECT 2', undefined, 'query'],
      ['SELECT ?', [1], 'query'],
      ['SELECT :a', { a: 'x' }, 'query'],
      ['DELETE', [], 'run'],
      ['SELECT 3', [], 'query'],
      ['SELECT ?', [null], 'run'],
    ],
  );
});

test('values cross as better-sqlite3 takes them', async () => {
  const app = await shop(`app.get('/', async (req, res) => {
    await db.query('?', [1.5, 'é', 10n, Buffer.from('hi'), null, undefined]);
    const wrong = [];
    for (const value of [true, {}, [], new Date(), () => {}, Symbol('x')]) await db.query('?', [value]).catch((error) => wrong.push(error.name + ': ' + error.message));
    res.json(wrong); });`);
  const wrong = JSON.parse(app.get('/').body) as readonly string[];
  assert.deepEqual(app.world.seen.find(({ op }) => op === 'sql')?.params, [
    1.5,
    'é',
    { $int: '10' },
    { $blob: 'aGk=' },
    null,
    null,
  ]);
  assert.deepEqual(
    wrong,
    Array(6).fill('TypeError: SQLite3 can only bind numbers, strings, bigints, buffers, and null'),
  );
});

test('rows come back with buffers for blobs', async () => {
  const app = await shop(
    `app.get('/', async (req, res) => { const [row] = await db.query('x'); res.json([row.a, Buffer.isBuffer(row.b), row.b.toString(), row.c]); });`,
  );
  app.world.sql = () => ({
    ok: { rows: [{ a: 1, b: { $blob: 'aGk=' }, c: null }], changes: 0, lastInsertRowid: 0 },
  });
  assert.equal(app.get('/').body, '[1,true,"hi",null]');
});

test('changes and the last row id come back from run', async () => {
  const app = await shop(`app.get('/', async (req, res) => res.json(await db.run('x')));`);
  app.world.sql = () => ({ ok: { rows: [], changes: 2, lastInsertRowid: 7 } });
  assert.equal(app.get('/').body, '{"changes":2,"lastInsertRowid":7}');
});

test('an error has the name, code, message and the line of the call', async () => {
  const app = await shop(
    `${told}app.get('/', async (req, res) => {\n  try {\n    await db.query('bad');\n  } catch (error) {\n    res.json(told(error));\n  }\n});`,
  );
  app.world.sql = () => ({
    fail: { name: 'SqliteError', code: 'SQLITE_ERROR', message: 'near "bad": syntax error' },
  });
  const error = JSON.parse(app.get('/').body) as Record<string, string>;
  assert.deepEqual(
    [error['name'], error['code'], error['message']],
    ['SqliteError', 'SQLITE_ERROR', 'near "bad": syntax error'],
  );
  assert.match(error['stack'] ?? '', /^SqliteError: near "bad": syntax error\n[^]*server\.js:5:/);
});

test('every operation carries the learner’s frames, innermost first, across files', async () => {
  const app = await shop(
    `import { find } from './lib/find.js';\napp.get('/', async (req, res) => {\n  await null;\n  res.json(await find());\n});`,
    {
      'lib/find.js': `import { db } from '../db.js';\nexport function find() {\n  return db.query('x');\n}`,
    },
  );
  app.get('/');
  const at = app.world.seen.find(({ op }) => op === 'sql')?.['at'] as readonly {
    file: string;
    line: number;
  }[];
  assert.deepEqual(
    at.map(({ file, line }) => [file, line]),
    [
      ['lib/find.js', 3],
      ['server.js', 5],
    ],
  );
});

test('requests in flight interleave in the order the world chooses, each under its own number', async () => {
  const source = `app.get('/:n', async (req, res) => { await db.query('a' + req.params.n); await db.query('b' + req.params.n); res.end(); });`;
  const seen = async (choose: (count: number) => number): Promise<unknown> => {
    const app = await shop(source);
    app.world.choose = choose;
    app.send({ target: '/0' }, { target: '/1' });
    return app.world.seen.map(({ sql, request }) => [sql, request]);
  };
  assert.deepEqual(await seen(() => 0), [
    ['a0', 0],
    ['a1', 1],
    ['b0', 0],
    ['b1', 1],
  ]);
  assert.deepEqual(await seen((count) => count - 1), [
    ['a0', 0],
    ['a1', 1],
    ['b1', 1],
    ['b0', 0],
  ]);
});

test('a check-then-act race is lost when the world interleaves it', async () => {
  const app = await shop(`app.post('/', async (req, res) => {
    const [{ stock }] = await db.query('SELECT stock'); if (stock < 1) return res.sendStatus(409);
    await db.run('UPDATE'); res.sendStatus(201); });`);
  let stock = 1;
  app.world.sql = ({ sql }) => {
    if (sql === 'UPDATE') stock--;
    return { ok: { rows: [{ stock }], changes: 1, lastInsertRowid: 0 } };
  };
  const answers = app.send({ method: 'POST' }, { method: 'POST' });
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
  assert.equal(stock, -1);
});

test('a transaction keeps the statements of others waiting until it ends', async () => {
  const app =
    await shop(`app.get('/tx', async (req, res) => { await db.transaction(async (tx) => { await tx.run('t1'); await tx.run('t2'); }); res.end(); });
app.get('/one', async (req, res) => { await db.query('o'); res.end(); });`);
  app.world.choose = (count) => count - 1;
  app.send({ target: '/tx' }, { target: '/one' }, { target: '/tx' });
  assert.deepEqual(statements(app), [
    'BEGIN IMMEDIATE',
    't1',
    't2',
    'COMMIT',
    'o',
    'BEGIN IMMEDIATE',
    't1',
    't2',
    'COMMIT',
  ]);
});

test('a transaction waits for statements that are under way', async () => {
  const app = await shop(
    `app.get('/', async (req, res) => { const a = db.query('a'); await db.transaction((tx) => tx.run('t')); await a; res.end(); });`,
  );
  app.get('/');
  assert.deepEqual(statements(app), ['a', 'BEGIN IMMEDIATE', 't', 'COMMIT']);
});

test('a transaction that throws is rolled back and throws on', async () => {
  const app = await shop(
    `app.get('/', async (req, res) => { try { await db.transaction(async (tx) => { await tx.run('t'); throw new Error('no'); }); } catch (error) { res.send(error.message); } await db.query('after'); });`,
  );
  assert.equal(app.get('/').body, 'no');
  assert.deepEqual(statements(app), ['BEGIN IMMEDIATE', 't', 'ROLLBACK', 'after']);
});

test('a transaction gives what its function gives', async () => {
  const app = await shop(`app.get('/', async (req, res) => res.json(await db.transaction(async () => 5)));`);
  assert.equal(app.get('/').body, '5');
});

test('asking the database itself inside its transaction waits for ever, which is no answer', async () => {
  const app = await shop(
    `app.get('/', async (req, res) => { await db.transaction(() => db.query('x')); res.end(); });`,
  );
  assert.equal(app.get('/').status, 0);
});

test('another role is another connection, and an unknown one an error', async () => {
  const app = await shop(`${told}const reader = connect('reader');
app.get('/', async (req, res) => { await reader.query('r'); await db.query('o'); try { connect('nobody'); } catch (error) { res.json(told(error).message); } });`);
  assert.equal(app.get('/').body, '"role \\"nobody\\" does not exist"');
  assert.deepEqual(
    app.world.seen.filter(({ op }) => op === 'sql').map(({ sql, role }) => [sql, role]),
    [
      ['r', 'reader'],
      ['o', undefined],
    ],
  );
});

test('what nobody waits for is done before the next request', async () => {
  const app = await shop(
    `app.get('/', (req, res) => { db.run('later').then(() => db.run('later still')); res.end('now'); });`,
  );
  assert.equal(app.get('/').body, 'now');
  assert.deepEqual(statements(app), ['later', 'later still']);
});

test('timers move the world’s clock while a request waits, and not otherwise', async () => {
  const app = await shop(`let ticks = 0; setInterval(() => ticks++, 1000);
app.get('/wait', (req, res) => { const since = Date.now(); setTimeout(() => res.json([Date.now() - since >= 2500, ticks]), 2500); });
app.get('/now', (req, res) => res.json(ticks));`);
  assert.equal(app.get('/wait').body, '[true,2]');
  const before = app.world.clock;
  assert.equal(app.get('/now').body, '2');
  assert.equal(app.world.clock, before);
  app.world.clock += 5000;
  assert.equal(app.get('/now').body, '3');
});

test('the same world gives the same chance and time', async () => {
  const source = `import { randomUUID } from 'node:crypto';\napp.get('/', (req, res) => res.json([Math.random(), randomUUID(), Date.now(), new Date().toString()]));`;
  const [one, two] = [await shop(source), await shop(source)];
  assert.equal(one.get('/').body, two.get('/').body);
});

test('log.js writes lines of JSON with the learner’s line', async () => {
  const app = await shop(
    `import { log } from './log.js';\napp.get('/', (req, res) => {\n  log.warn({ a: 1 }, 'careful');\n  log.info('plain');\n  res.end();\n});`,
  );
  app.get('/');
  const lines = app.world.seen.filter(({ op }) => op === 'log');
  assert.deepEqual(
    lines.map(({ text, level }) => [{ ...(JSON.parse(String(text)) as object), time: 0 }, level]),
    [
      [{ level: 'warn', time: 0, a: 1, message: 'careful' }, 'warn'],
      [{ level: 'info', time: 0, message: 'plain' }, 'info'],
    ],
  );
  const [frame] = lines[0]?.['at'] as readonly { file: string; line: number }[];
  assert.deepEqual([frame?.file, frame?.line], ['server.js', 4]);
});
