// Whose silence it is: the learner's code is watched closely while it runs, and the core, which may
// have much to look at afterwards, is not taken for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONG, SHORT, type Watcher } from '../../wasm/engine/watcher.js';
import { open } from './page-program.js';
import { runApp } from './sandbox.js';

function recorder(): { readonly watcher: Watcher; readonly patience: number[] } {
  const patience: number[] = [];
  return { watcher: { doing: (_, ms) => patience.push(ms), alive: () => undefined }, patience };
}

test('after a request that asked much of the core it is the core that is at work', async () => {
  const { watcher, patience } = recorder();
  const { get } = await runApp(
    `import express from 'express';
     import { createHash } from 'node:crypto';
     const app = express();
     app.get('/', (req, res) => res.send('here'));
     app.get('/digest', (req, res) => {
       let text = 'salt';
       for (let round = 0; round < 1000; round++) text = createHash('sha512').update(text).digest('hex');
       res.send(text);
     });
     app.listen(3000);`,
    watcher,
  );
  assert.equal(get('/').body, 'here');
  assert.deepEqual(patience, [SHORT, SHORT]);
  get('/digest');
  assert.deepEqual(patience, [SHORT, SHORT, SHORT, LONG]);
});

test('after a script of a page it is the core that is at work', async () => {
  const { watcher, patience } = recorder();
  const { run } = await open('', undefined, watcher);
  assert.deepEqual(run(`console.log('here')`), ['here']);
  assert.deepEqual(patience, [SHORT, LONG]);
});
