// What ends a request: events that are counted, and time that the machine really gave.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { LIMITS } from '../../wasm/engine/sandbox/limits.js';
import { Meter } from '../../wasm/engine/sandbox/meter.js';

/** A meter of one request, and a clock that moves when it is told to. */
function metered(t: { after(undo: () => void): void }): {
  meter: Meter;
  wait: (milliseconds: number) => void;
} {
  let now = 1000;
  const clock = mock.method(performance, 'now', () => now);
  t.after(() => {
    clock.mock.restore();
  });
  const meter = new Meter(() => 0);
  meter.startCase();
  return {
    meter,
    wait: (milliseconds) => {
      now += milliseconds;
    },
  };
}

test('a machine that slept for an hour in the middle of a request ends nothing', (t) => {
  const { meter, wait } = metered(t);
  wait(3_600_000);
  assert.equal(meter.tick(), false);
  wait(3_600_000);
  assert.equal(meter.tick(), false);
});

test('code whose every step is slow is ended', (t) => {
  const { meter, wait } = metered(t);
  let steps = 0;
  do wait(LIMITS.wallPerTick);
  while (!meter.tick() && ++steps < LIMITS.ticksPerRequest);
  assert.equal(steps, LIMITS.wall / LIMITS.wallPerTick);
  assert.deepEqual(meter.exceeded, { kind: 'timeout', what: 'ran for too long' });
});

test('each request begins with all its time', (t) => {
  const { meter, wait } = metered(t);
  for (let request = 0; request < 10; request++) {
    meter.startRequest();
    for (let tick = 0; tick < 10; tick++) {
      wait(LIMITS.wallPerTick);
      assert.equal(meter.tick(), false);
    }
  }
});

test('code that is quick but never ends is ended by its events', (t) => {
  const { meter } = metered(t);
  let ticks = 1;
  while (!meter.tick()) ticks++;
  assert.equal(ticks, LIMITS.ticksPerRequest + 1);
});

test('of requests at once each may ask the host for as much as one alone', (t) => {
  const { meter } = metered(t);
  for (const atOnce of [1, 6]) {
    meter.startRequest(atOnce);
    let calls = 0;
    while (calls < LIMITS.hostCallsPerRequest * atOnce && meter.hostCall()) calls++;
    assert.equal(calls, LIMITS.hostCallsPerRequest * atOnce);
  }
  assert.equal(meter.hostCall(), false);
});
