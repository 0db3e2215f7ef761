// The client runs the engine in a worker that can be stopped, and ends one that hangs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { NodeEngineClient } from '../../wasm/engine/node-client.js';
import type { CaseResult } from '../../wasm/engine/report.js';
import { fakeExercise } from './fake-core.js';

const client = new NodeEngineClient(new URL('./fake-core-worker.ts', import.meta.url));
after(() => client.close());

// One built-in call that QuickJS cannot interrupt.
const HANGING = `import express from 'express';
const app = express();
app.get('/', () => Array.prototype.reverse.call({ length: 2 ** 53 - 1 }));
app.listen(3000);`;

test('a client becomes ready without being asked', async () => {
  await client.ready;
});

test('a run reports its cases while it goes and resolves to the report', async () => {
  const seen: CaseResult[] = [];
  const report = await client.grade(fakeExercise, {}, { seed: 1, onCase: (result) => seen.push(result) });
  assert.deepEqual(
    seen.map(({ id, notes }) => [id, notes?.[0]]),
    [
      ['first', 'starter'],
      ['second', 'starter'],
    ],
  );
  assert.deepEqual(report.cases, seen);
  assert.equal(report.outcome, 'passed');
});

test('what another engine has played is in the report as it came', async () => {
  const { cases } = await client.grade(fakeExercise, {}, { seed: 1 });
  const report = await client.grade(
    fakeExercise,
    {},
    { seed: 1, only: [], played: { cases, problem: null } },
  );
  assert.deepEqual(report.cases, cases);
});

test('a second run waits for the first', async () => {
  const reports = await Promise.all([
    client.grade(fakeExercise, {}, { seed: 1 }),
    client.grade(fakeExercise, {}, { seed: 2, only: ['second'] }),
  ]);
  assert.deepEqual(
    reports.map(({ cases }) => cases.length),
    [2, 1],
  );
});

test('a damaged exercise rejects and leaves the client usable', async () => {
  await assert.rejects(client.grade(fakeExercise, {}, { seed: 13 }), /damaged/);
  assert.equal((await client.grade(fakeExercise, {}, { seed: 1 })).outcome, 'passed');
});

test('a run that is stopped rejects, and the next one works', async () => {
  const running = client.grade(fakeExercise, { 'server.js': HANGING }, { seed: 1 });
  await client.ready;
  setImmediate(() => {
    client.stop();
  });
  await assert.rejects(running, /stopped/);
  assert.equal((await client.grade(fakeExercise, {}, { seed: 1 })).outcome, 'passed');
});

test('a run that hangs resolves to a problem that says where, and the next one works', async () => {
  const report = await client.grade(fakeExercise, { 'server.js': HANGING }, { seed: 1 });
  assert.equal(report.outcome, 'broken');
  assert.equal(report.problem?.kind, 'timeout');
  assert.match(report.problem.message, /GET \//);
  assert.equal((await client.grade(fakeExercise, {}, { seed: 1 })).outcome, 'passed');
});
