import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as change from '../../web/src/work/work.js';

const starter = { 'a.js': 'a0', 'b.js': 'b0' };

test('work: each reset keeps what it replaced, and undo brings it back', () => {
  const mine = change.editFile(change.startWork(starter), 'a.js', 'a1');
  for (const reset of [
    { kind: 'file', file: 'a.js' },
    { kind: 'exercise' },
    { kind: 'world' },
    { kind: 'run', says: 'Back.', files: { 'a.js': 'old' }, seed: 7 },
  ] as const) {
    const after = change.applyReset(mine, starter, reset);
    assert.notDeepEqual([after.files, after.seed], [mine.files, mine.seed], reset.kind);
    assert.deepEqual(change.undoReset(after), mine, reset.kind);
  }
});

test('work: starting over takes hints, history and the world along, and undo gives them back', () => {
  const begun = change.applyReset(change.startWork(starter), starter, { kind: 'world' });
  const mine = change.useHint(change.editFile(begun, 'a.js', 'a1'), 0, 5);
  const after = change.applyReset(mine, starter, { kind: 'everything' }, 10);
  assert.deepEqual(after, { ...change.startWork(starter), since: 10, undo: after.undo });
  assert.deepEqual(change.undoReset(after), mine);
});

test('work: resetting a file leaves the others', () => {
  let work = change.editFile(change.startWork(starter), 'a.js', 'a1');
  work = change.editFile(work, 'b.js', 'b1');
  const after = change.applyReset(work, starter, { kind: 'file', file: 'a.js' });
  assert.deepEqual(after.files, { 'a.js': 'a0', 'b.js': 'b1' });
});

test('work: resets are undone one by one, latest first, and undo without a reset changes nothing', () => {
  const first = change.startWork(starter);
  const second = change.applyReset(first, starter, { kind: 'world' });
  const third = change.applyReset(second, starter, { kind: 'world' });
  assert.equal(third.seed, 3);
  assert.deepEqual(change.undoReset(change.undoReset(third)), first);
  assert.equal(change.undoReset(first), first);
});

test('work: the steps that are kept are bounded', () => {
  let work = change.startWork(starter);
  for (let step = 0; step < 50; step++) work = change.applyReset(work, starter, { kind: 'world' });
  assert.equal(work.undo.length, 20);
});

test('work: stored work gains the files that the exercise has gained, and loses those it has lost', () => {
  const stored = { ...change.startWork({ 'a.js': 'mine', 'gone.js': 'x' }), seed: 5 };
  const merged = change.mergeWork(stored, starter);
  assert.deepEqual(merged.files, { 'a.js': 'mine', 'b.js': 'b0' });
  assert.equal(merged.seed, 5);
});

test('work: what was stored before histories could begin anew shows all of its runs', () => {
  const { files, seed, hints } = change.startWork(starter);
  const stored = { files, seed, hints, undo: [{ says: 'Another world.', files, seed: 4 }] };
  const merged = change.mergeWork(stored as unknown as change.Work, starter);
  assert.equal(merged.since, 0);
  assert.deepEqual(change.undoReset(merged), { ...merged, seed: 4, undo: [] });
});
