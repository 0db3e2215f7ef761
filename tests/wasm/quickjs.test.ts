import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decode, encode } from '../../wasm/engine/sandbox/text.js';
import { runApp, type Running } from './sandbox.js';

const HOG = `import express from 'express';
const app = express();
app.get('/', (req, res) => res.send('here'));
app.get('/forever', () => { for (;;); });
app.get('/hoard', () => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); });
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
