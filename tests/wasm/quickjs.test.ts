import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, encode } from '../../wasm/engine/sandbox/text.js';
import { runApp, type Running } from './sandbox.js';

const HOG = `import express from 'express';
const app = express();
app.get('/', (req, res) => res.send('here'));
app.get('/forever', () => { for (;;); });
app.get('/hoard', () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); });
app.get('/fill', (req, res) => { const all = [];
  for (let i = 0; i < 200; i++) all.push(new Uint8Array(8000 + 37 * i).fill(i));
  res.json(all.filter((one, i) => one[0] === i && one.at(-1) === i).length); });
app.get('/deep', (req, res) => { const down = (n) => { try { return down(n + 1); } catch { return n; } };
  res.json(down(0)); });
app.get('/lost', (req, res) => { Promise.reject(new Error('nobody listens')); res.send('sent'); });
app.listen(3000);`;

async function inSecondCase(): Promise<Running> {
  const running = await runApp(HOG);
  assert.equal(running.get('/').body, 'here');
  await running.app.renew();
  return running;
}

describe('the second case of a run has the limits of the first', () => {
  for (const [target, kind] of [
    ['/forever', 'timeout'],
    ['/hoard', 'memory'],
  ] as const) {
    test(`${target} ends`, async () => {
      const { app, get } = await inSecondCase();
      get(target);
      assert.equal(app.fatal?.kind, kind);
    });
  }

  test('memory is as large, whatever the first has used', async () => {
    const { app, get } = await runApp(`import express from 'express';
const app = express();
app.get('/:mb', (req, res) => {
  const all = [];
  while (all.length < req.params.mb) { all.push(new ArrayBuffer(1 << 20)); for (let i = 0; i < 20000; i++) ; }
  res.json(all.length);
});
app.listen(3000);`);
    const ends = [];
    for (const target of ['/7', '/18', '/30']) {
      await app.renew();
      get(target);
      ends.push(app.fatal?.kind);
    }
    assert.deepEqual(ends, [undefined, undefined, 'memory']);
  });

  test('the heap is whole, also where compiling a large file has left a hole in it', async () => {
    const { app, get } = await runApp({
      'server.js': `import './large.js';\n${HOG}`,
      'large.js': `export const large = '${'x'.repeat(3 << 20)}'.length;`,
    });
    for (let i = 0; i < 3; i++) {
      await app.renew();
      for (let j = 0; j < 5; j++) assert.equal(get('/').body, 'here');
      assert.equal(get('/fill').body, '200');
    }
  });

  test('the stack is as deep', async () => {
    const first = await runApp(HOG);
    const { get } = await inSecondCase();
    assert.equal(get('/deep').body, first.get('/deep').body);
  });

  test('a rejection that nobody listens to is noticed', async () => {
    const { world, get } = await inSecondCase();
    get('/lost');
    assert.match(JSON.stringify(world.logs), /nobody listens/);
  });
});

describe('text crosses as it is', () => {
  for (const text of ['', 'plain', 'é€😀\0', '\ufeffmark', '\ud800', 'a\udfffb\ud83d', '\udc00\ud800x퟿']) {
    test(JSON.stringify(text), () => {
      assert.equal(decode(encode(text)), text);
    });
  }
});

describe('what an app holds on to', () => {
  const KEEPER = `import express from 'express';
const app = express();
const kept = [];
app.get('/keep', (req, res) => { kept.push('x'.repeat(1000) + kept.length); res.send('kept'); });
app.get('/circle', (req, res) => { const a = { text: 'y'.repeat(1000) + Date.now() }; a.self = a; res.send('gone'); });
app.get('/', (req, res) => res.send('here'));
app.listen(3000);`;

  async function grownBy(target: string, times: number): Promise<number> {
    const { app, get } = await runApp(KEEPER);
    for (let i = 0; i < 3; i++) get(target);
    const before = app.memory();
    for (let i = 0; i < times; i++) get(target);
    return app.memory() - before;
  }

  test('grows by what it keeps', async () => {
    const bytes = await grownBy('/keep', 100);
    assert.ok(bytes > 100_000 && bytes < 120_000, String(bytes));
  });

  test('not by what it has thrown away, circles among them', async () => {
    assert.equal(await grownBy('/', 100), 0);
    assert.ok((await grownBy('/circle', 100)) < 100);
  });

  test('is the same in every case of a run', async () => {
    const { app, get } = await runApp(KEEPER);
    get('/keep');
    const first = app.memory();
    await app.renew();
    get('/keep');
    assert.equal(app.memory(), first);
  });
});
