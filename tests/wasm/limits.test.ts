// ./limits.js of the sandbox and its take-home version count alike, on the real core's store.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { answerOf } from './real-world.js';

const takeHomeFile = new URL('../../wasm/guest/modules/limits.take-home.js', import.meta.url);

// [what to do, milliseconds to let pass before]
const STEPS = [
  ['increment a 1000', 0],
  ['increment a 1000', 0],
  ['increment b 1000', 0],
  ['increment a 1000', 2000],
  ['reset a', 0],
  ['increment a 1000', 0],
  ['take a 3 2 1', 0],
  ['take a 3 2 2', 0],
  ['take a 3 2 1', 0],
  ['take a 3 2 4', 0],
  ['take a 3 2 1', 5000],
  ['increment a 0', 0],
  ['take a 0 1 1', 0],
] as const;

interface Limits {
  increment(key: string, windowMs: number): Promise<{ count: number; resetMs: number }>;
  reset(key: string): Promise<unknown>;
  tokenBucket(options: { capacity: number; refillPerSecond: number }): {
    take(key: string, cost: number): Promise<{ allowed: boolean; remaining: number; retryAfterMs: number }>;
  };
}

// Runs here and, as text, in the sandbox: nothing from outside it.
async function perform(limits: Limits, line: string): Promise<unknown> {
  const [what = '', key = '', ...rest] = line.split(' ');
  const [a = 0, b = 0, cost = 1] = rest.map(Number);
  try {
    if (what === 'reset') return await limits.reset(key);
    // Between two steps time passes in the world, as it does anywhere: only what it cannot change.
    if (what === 'increment') return (await limits.increment(key, a)).count;
    const { allowed, remaining } = await limits
      .tokenBucket({ capacity: a, refillPerSecond: b })
      .take(key, cost);
    return [allowed, remaining];
  } catch (error) {
    const { name, code, message } = error as Error & { code: string };
    return [name, code, message];
  }
}

describe('./limits.js', () => {
  test('counts as its take-home version does', async (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const takeHome = (await import(takeHomeFile.href)) as Limits;
    const expected: unknown[] = [];
    for (const [line, wait] of STEPS) {
      context.mock.timers.tick(wait);
      expected.push(await perform(takeHome, line));
    }
    context.mock.timers.reset();
    const counted = await answerOf(`
      import express from 'express';
      import * as limits from './limits.js';
      const perform = ${perform.toString()};
      const app = express();
      app.get('/', async (req, res) => {
        const out = [];
        for (const [line, wait] of ${JSON.stringify(STEPS)}) {
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          out.push(await perform(limits, line));
        }
        res.json(out);
      });
      app.listen(3000);`);
    assert.deepEqual(counted, expected);
  });

  test('increments are atomic, however many are in flight', async () => {
    const counted = await answerOf(`
      import express from 'express';
      import { increment, tokenBucket } from './limits.js';
      const app = express();
      app.get('/', async (req, res) => {
        const counts = await Promise.all(Array.from({ length: 20 }, () => increment('k', 60_000)));
        const bucket = tokenBucket({ capacity: 5, refillPerSecond: 0.001 });
        const taken = await Promise.all(Array.from({ length: 20 }, () => bucket.take('k')));
        res.json([counts.map((c) => c.count).sort((a, b) => a - b), taken.filter((t) => t.allowed).length]);
      });
      app.listen(3000);`);
    const twenty = Array.from({ length: 20 }, (_, i) => i + 1);
    assert.deepEqual(counted, [twenty, 5]);
  });

  test('the take-home version needs no package', async () => {
    assert.doesNotMatch(await readFile(takeHomeFile, 'utf8'), /^import /m);
  });
});
