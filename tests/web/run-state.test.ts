import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { RunState } from '../../web/src/work/run-state.js';
import type { Exercise } from '../../web/src/work/exercise.js';
import type { EngineClient } from '../../wasm/engine/client.js';
import type { GradeOptions } from '../../wasm/engine/engine.js';
import type { CaseResult, Report } from '../../wasm/engine/report.js';

const bundle = { json: '', files: {} };
const manifest = { stories: [{ id: 'a' }, { id: 'b' }], attacks: [{ id: 'c' }, { id: 'd' }, { id: 'e' }] };
const exercise = { bundle, manifest, starter: {} } as unknown as Exercise;

/** Notes what it is asked to play; `reply` decides when it has. */
function engineThat(reply: (options: GradeOptions) => Promise<void>) {
  const played: (readonly string[] | undefined)[] = [];
  const engine = {
    ready: Promise.resolve(),
    stop: () => undefined,
    grade: async (_bundle: unknown, _files: unknown, options: GradeOptions) => {
      played.push(options.only);
      await reply(options);
      return {} as Report;
    },
  } as unknown as EngineClient;
  return { engine, played };
}

const kept = (): Promise<void> => Promise.resolve();
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('every case is rehearsed while the learner reads', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { engine, played } = engineThat(() => Promise.resolve());
  const state = new RunState(engine, () => undefined);
  await state.prepare(exercise, 1);
  assert.deepEqual(played, [['a']]);
  assert.ok(state.ready);
  mock.timers.runAll();
  await settled();
  assert.deepEqual(played, [['a'], ['a', 'b'], ['c', 'd'], ['e']]);
  mock.timers.reset();
});

test('a run ends the rehearsal after the cases that are being played', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let release = (): void => undefined;
  const { engine, played } = engineThat(({ only }) =>
    only?.includes('b') === true ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve(),
  );
  const state = new RunState(engine, () => undefined);
  await state.prepare(exercise, 1);
  mock.timers.runAll();
  await settled();
  const run = state.start(bundle, {}, 1, kept);
  release();
  await run;
  await settled();
  assert.deepEqual(played, [['a'], ['a', 'b'], undefined]);
  mock.timers.reset();
});

test('whoever runs at once has no rehearsal', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { engine, played } = engineThat(() => Promise.resolve());
  const state = new RunState(engine, () => undefined);
  await state.prepare(exercise, 1);
  await state.start(bundle, {}, 1, kept);
  mock.timers.runAll();
  await settled();
  assert.deepEqual(played, [['a'], undefined]);
  mock.timers.reset();
});

test('answers are shown at once and then ten times a second, and a stopped run keeps all that came', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let onCase: GradeOptions['onCase'];
  const { engine } = engineThat((options) => {
    onCase = options.onCase;
    return new Promise(() => undefined);
  });
  const shown: number[] = [];
  const state: RunState = new RunState(engine, () => shown.push(state.results.length));
  const run = state.start(bundle, {}, 1, kept);
  const answer = (): void => onCase?.({} as CaseResult);
  for (let i = 0; i < 4; i++) answer();
  assert.deepEqual(shown, [0, 1]);
  mock.timers.tick(100);
  assert.deepEqual(shown, [0, 1, 4]);
  answer();
  state.stop();
  answer();
  await run;
  assert.deepEqual(shown, [0, 1, 4, 5]);
  assert.equal(state.phase, 'stopped');
  mock.timers.reset();
});

test('a run goes on until its report is kept', async () => {
  const { engine } = engineThat(() => Promise.resolve());
  const state = new RunState(engine, () => undefined);
  let release = (): void => undefined;
  const reports: unknown[] = [];
  const keep = (report: Report | undefined): Promise<void> => {
    reports.push(report);
    return new Promise((resolve) => (release = resolve));
  };
  const run = state.start(bundle, {}, 1, keep);
  await settled();
  assert.equal(state.phase, 'running');
  release();
  await run;
  assert.equal(state.phase, 'idle');
  assert.deepEqual(reports, [{}]);
});
