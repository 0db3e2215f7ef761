// stop() ends everything that has been asked for, whatever the engine is doing; a worker that
// has died is replaced. What is asked for afterwards works.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeExercise } from './fake-core.js';
import { loadedClient, loadingClient, settled } from './fake-platform.js';

const READY = { type: 'ready' } as const;

test('a run that waits for the engine is stopped at once, and the engine goes on loading', async (t) => {
  const { client, platform } = loadingClient(t);
  const waiting = client.grade(fakeExercise, {}, { seed: 1 });
  client.stop();
  await assert.rejects(waiting, /stopped/);
  const later = client.grade(fakeExercise, {}, { seed: 2 });
  platform.worker.say(READY);
  await settled();
  assert.equal(platform.workers.length, 1);
  assert.deepEqual(platform.worker.seeds, [2], 'the stopped run never began');
  await platform.worker.answer(2);
  assert.equal((await later).seed, 2);
});

test('the runs behind the one that goes are stopped with it', async (t) => {
  const { client, platform } = await loadedClient(t);
  const runs = [1, 2, 3].map((seed) => client.grade(fakeExercise, {}, { seed }));
  await settled();
  client.stop();
  for (const run of runs) await assert.rejects(run, /stopped/);
  const [first] = platform.workers;
  assert.equal(first?.ended, true);
  assert.deepEqual(first.seeds, [1]);
  const later = client.grade(fakeExercise, {}, { seed: 4 });
  platform.worker.say(READY);
  await settled();
  assert.deepEqual(platform.worker.seeds, [4]);
  await platform.worker.answer(4);
  assert.equal((await later).seed, 4);
});

test('stopping when nothing runs does nothing', async (t) => {
  const { client, platform } = await loadedClient(t);
  client.stop();
  assert.equal(platform.workers.length, 1);
  assert.equal(platform.worker.ended, false);
});

test('what a stopped worker still says is not heard', async (t) => {
  const { client, platform } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, { seed: 1 });
  await settled();
  const old = platform.worker;
  client.stop();
  await assert.rejects(running, /stopped/);
  const later = client.grade(fakeExercise, {}, { seed: 2 });
  platform.worker.say(READY);
  await settled();
  await old.answer(1);
  await platform.worker.answer(2);
  assert.equal((await later).seed, 2);
});

test('a worker that dies fails the run, and the next run gets another', async (t) => {
  const { client, platform } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, { seed: 1 });
  await settled();
  platform.worker.fail(new Error('out of memory'));
  await assert.rejects(running, /out of memory/);
  const later = client.grade(fakeExercise, {}, { seed: 2 });
  assert.equal(platform.workers.length, 2);
  platform.worker.say(READY);
  await settled();
  await platform.worker.answer(2);
  assert.equal((await later).seed, 2);
});

test('an engine that could not be loaded is loaded again for the next run', async (t) => {
  const { client, platform } = loadingClient(t);
  const running = client.grade(fakeExercise, {}, { seed: 1 });
  platform.worker.say({ type: 'failed', message: 'core.wasm: 503' });
  await assert.rejects(running, /503/);
  await assert.rejects(client.ready, /503/);
  const later = client.grade(fakeExercise, {}, { seed: 2 });
  platform.worker.say(READY);
  await client.ready;
  await settled();
  await platform.worker.answer(2);
  assert.equal((await later).seed, 2);
});

test('a closed client rejects what it was asked for', async (t) => {
  const { client, platform } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, { seed: 1 });
  await settled();
  await client.close();
  await assert.rejects(running, /closed/);
  assert.equal(platform.worker.ended, true);
});
