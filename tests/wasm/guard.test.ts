// A run is ended for silence only when the machine had the time to hear something: no load, no
// sleeping machine and no busy page turns code that is not stuck into a rejected one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spin } from '../../wasm/engine/spin.js';
import { fakeExercise } from './fake-core.js';
import { loadedClient, SERVING, settled } from './fake-platform.js';

const grade = { seed: 1 };

test('a worker that gets no processor time is never said to be stuck', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  for (let second = 1; second <= 600; second++) {
    look(10);
    platform.witness?.tell({ worked: second, passed: second * 1_000 });
  }
  assert.equal(platform.worker.ended, false);
  await platform.worker.answer(1);
  assert.equal((await running).outcome, 'passed');
});

test('a worker that shares the processor is given the work it could have done, not the time', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(40);
  platform.witness?.tell({ worked: 4_000, passed: 9_000 });
  assert.equal(platform.worker.ended, false);
  await platform.worker.answer(1);
  assert.equal((await running).outcome, 'passed');
});

test('a machine that slept during a run is no silence of the worker', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(1, 3_600_000); // the one look after an hour's sleep
  await settled();
  assert.deepEqual(platform.witnesses, []);
  await platform.worker.answer(1);
  assert.equal((await running).outcome, 'passed');
});

test('a word from the worker sends the witness away', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(5);
  const witness = platform.witness;
  platform.worker.say({ type: 'alive' });
  assert.equal(witness?.ended, true);
  witness.tell({ worked: 5_000, passed: 5_000 }); // was on its way already
  assert.equal(platform.worker.ended, false);
  await platform.worker.answer(1);
  assert.equal((await running).outcome, 'passed');
});

test('no witness is called for what may take long', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say({ type: 'doing', what: 'building the world', patience: 20_000 });
  look(150);
  assert.deepEqual(platform.witnesses, []);
  await platform.worker.answer(1);
  assert.equal((await running).outcome, 'passed');
  look(1_000);
  assert.deepEqual(platform.witnesses, [], 'nor when nothing runs');
});

test('code that is stuck while the machine has time ends within 2.5 s with the request named', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(3);
  assert.equal(platform.witnesses.length, 1);
  platform.witness?.tell({ worked: 1_900, passed: 1_920 });
  assert.equal(platform.worker.ended, false);
  platform.witness?.tell({ worked: 2_040, passed: 2_070 });
  const { outcome, problem } = await running;
  assert.equal(outcome, 'broken');
  assert.equal(problem?.kind, 'timeout');
  assert.match(problem.message, /GET \/slow/);
  assert.deepEqual(
    platform.workers.map(({ ended }) => ended),
    [true, false],
  );
  assert.equal(platform.witness, undefined);
});

test('code that is stuck on a busy machine ends too, after four times the work', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(100);
  platform.witness?.tell({ worked: 7_900, passed: 40_000 });
  assert.equal(platform.worker.ended, false);
  platform.witness?.tell({ worked: 8_000, passed: 41_000 });
  assert.equal((await running).problem?.kind, 'timeout');
});

test('where no witness can be had, silence ends a run after half a minute', async (t) => {
  const { client, platform, look } = await loadedClient(t);
  const running = client.grade(fakeExercise, {}, grade);
  await settled();
  platform.worker.say(SERVING);
  look(299);
  assert.equal(platform.worker.ended, false);
  look(1);
  assert.equal((await running).problem?.kind, 'timeout');
});

// A clock of the given readings; reading on ends the loop that reads it.
function clockOf(readings: readonly number[]): () => number {
  let index = 0;
  return () => {
    const reading = readings[index++];
    if (reading === undefined) throw new Error('no more time');
    return reading;
  };
}

function lastTold(readings: readonly number[]): { worked: number; passed: number } | undefined {
  let last: { worked: number; passed: number } | undefined;
  assert.throws(() => {
    spin(clockOf(readings), (testimony) => (last = testimony));
  }, /no more time/);
  return last;
}

test('a witness counts the time it had, and not the gaps in which others had it', () => {
  const busy = Array.from({ length: 1_001 }, (_, tick) => tick * 0.1);
  assert.deepEqual(Math.round(lastTold(busy)?.worked ?? 0), 100);
  const shared = [0, 0.1, 0.2, 500, 500.1, 500.2, 900, 900.1, 950];
  const told = lastTold(shared);
  assert.equal(told?.passed, 950);
  assert.ok(told.worked < 4, `${told.worked} ms`);
});

test('a witness whose clock is coarse counts whole steps of it', () => {
  const coarse = Array.from({ length: 100 }, (_, tick) => [tick * 16, tick * 16, tick * 16]).flat();
  assert.deepEqual(lastTold(coarse), { worked: 98 * 16, passed: 98 * 16 });
});
