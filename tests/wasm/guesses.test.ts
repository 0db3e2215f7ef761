// What the page draws of an attack's guesses, from the module: a quarter of an hour has more microseconds than
// 32 bits have numbers for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';

test('guesses are drawn at the time at which they were made', async () => {
  const exercise = await loadExercise('rate-limits/slow-the-guessing');
  const { cases } = await (
    await loadNodeEngine()
  ).grade(exercise.bundle, submissionAt(exercise, 'starter'), { seed: 1, only: ['one-account'] });
  const { guessing } = cases[0] ?? {};
  assert.ok(guessing);
  const many = guessing.bars.map((bar) => bar.reduce((total, count) => total + count, 0));
  assert.ok((many[0] ?? 0) > 0);
  assert.deepEqual(guessing.bars.at(-1), [0, 0, 1], 'the last one is the one that was let in');
  assert.ok(Math.max(...many) <= 2, 'he keeps his pace');
});
