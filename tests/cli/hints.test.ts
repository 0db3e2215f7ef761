import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextHint } from '../../wasm/engine/hints.js';
import { attack, report } from './reports.js';

const hints = [
  { text: 'general', attempt: 'starter' },
  { text: 'about union', when: { fails: ['union'] }, attempt: 'x' },
  { text: 'about rights', when: { fails: ['rights'], passes: ['union'] }, attempt: 'y' },
];

test('rungs that do not fit the last run are passed over', () => {
  const rightsLeft = report([attack('union', 'blocked'), attack('rights', 'breached')]);
  assert.equal(nextHint(hints, 0, rightsLeft), 0);
  assert.equal(nextHint(hints, 1, rightsLeft), 2);
});

test('without a run the ladder is climbed rung by rung, and it ends', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((seen) => nextHint(hints, seen, undefined)),
    [0, 1, 2, undefined],
  );
});
