import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  kNothingDone,
  mergeProgress,
  takeStep,
  type ProgressData,
  type Step,
} from '../../web/src/progress/data.js';
import { Progress } from '../../web/src/progress/progress.js';
import { MemorySlots } from '../../web/src/progress/slot-storage.js';
import { crc32, newest, readSlot, writeSlot } from '../../web/src/progress/slots.js';
import { draws, FallibleSlots, type Draw } from './fallible-slots.js';

function anyStep(draw: Draw): Step {
  const name = `topic/${draw(4)}`;
  switch (draw(4)) {
    case 0:
      return { kind: 'score', exercise: name, score: { points: draw(21), of: 20 } };
    case 1:
      return { kind: 'read', page: name, at: 1_000 + draw(1_000) };
    case 2:
      return { kind: 'test', score: { points: draw(25), of: 24 } };
    default: {
      const answers = { [`q${draw(6)}`]: [draw(4)] };
      return {
        kind: 'round',
        round: { started: 1_000, seed: 7, only: null, answers, finished: draw(9) === 0 },
      };
    }
  }
}

/** Every fact of `part` is in `whole`, or a better one. A later answer may stand for an earlier. */
function holds(whole: ProgressData, part: ProgressData): boolean {
  const { best, round } = part.test;
  return (
    Object.entries(part.exercises).every(
      ([id, { points }]) => (whole.exercises[id]?.points ?? -1) >= points,
    ) &&
    Object.keys(part.read).every((page) => page in whole.read) &&
    (best === null || (whole.test.best?.points ?? -1) >= best.points) &&
    Object.keys(round?.answers ?? {}).every((id) => id in (whole.test.round?.answers ?? {}))
  );
}

test('no acknowledged step is lost at 2,000 power cuts, with a record damaged at rest after half of them', async (t) => {
  let acknowledged = 0;
  let cuts = 0;
  let lost = 0;
  for (let seed = 1; seed <= 250; seed++) {
    const draw = draws(seed);
    const disk = new FallibleSlots(draw);
    let sure = kNothingDone;
    for (let life = 0; life < 8; life++) {
      disk.restart();
      const damaged = draw(2) === 0;
      if (damaged) disk.damage(draw(2) === 0 ? 0 : 1);
      const progress = await Progress.open(disk);
      if (!holds(progress.data, sure)) {
        lost += 1;
        t.diagnostic(`seed ${seed}, life ${life}, ${damaged ? 'damaged' : 'whole'}`);
      }
      disk.left = draw(12);
      for (;;) {
        const step = anyStep(draw);
        if ((await progress.take(step)) !== 'kept') break;
        sure = takeStep(sure, step);
        acknowledged += 1;
      }
      cuts += 1;
      // A cut may leave one record torn: that the other is then damaged too is one fault too many.
      disk.restart();
      await Progress.open(disk);
    }
  }
  t.diagnostic(
    `${cuts} power cuts at random points, ${acknowledged} acknowledged steps: lost after ${lost} cuts`,
  );
  assert.equal(lost, 0);
  assert.ok(cuts >= 1_000 && acknowledged > 2_000, `only ${acknowledged} steps were acknowledged`);
});

test('two tabs that write in turns, or at once, keep each other’s steps', async () => {
  for (let seed = 1; seed <= 50; seed++) {
    const draw = draws(seed);
    const disk = new FallibleSlots(draw);
    const tabs = [await Progress.open(disk), await Progress.open(disk)] as const;
    let sure = kNothingDone;
    const going: Promise<unknown>[] = [];
    for (let count = 0; count < 20; count++) {
      const step = anyStep(draw);
      sure = takeStep(sure, step);
      const taken = tabs[draw(2) === 0 ? 0 : 1].take(step);
      if (draw(2) === 0) await taken;
      else going.push(taken);
    }
    await Promise.all(going);
    assert.ok(holds((await Progress.open(disk)).data, sure), `seed ${seed}`);
  }
});

test('a step shows at once, and counts as acknowledged once it would outlive a power cut', async () => {
  const disk = new FallibleSlots(draws(1));
  const progress = await Progress.open(disk);
  const taken = progress.take({ kind: 'read', page: 'one', at: 1 });
  assert.deepEqual(progress.data.read, { one: 1 });
  assert.deepEqual(progress.acknowledged.read, {});
  await taken;
  assert.deepEqual(progress.acknowledged.read, { one: 1 });
  assert.deepEqual((await Progress.open(disk)).acknowledged.read, { one: 1 });
  disk.full = true;
  await progress.take({ kind: 'read', page: 'two', at: 2 });
  assert.deepEqual(Object.keys(progress.acknowledged.read), ['one', 'two'], 'nothing better is to be had');
});

test('a full disk is told, and what it refused is written with the next step', async () => {
  const disk = new FallibleSlots(draws(1));
  const progress = await Progress.open(disk);
  disk.full = true;
  assert.equal(await progress.take({ kind: 'read', page: 'one', at: 1 }), 'until closed');
  assert.equal(progress.keeps, 'until closed');
  assert.deepEqual(Object.keys(progress.data.read), ['one']);
  disk.full = false;
  assert.equal(await progress.take({ kind: 'read', page: 'two', at: 2 }), 'kept');
  assert.equal(progress.keeps, 'across reloads');
  assert.deepEqual((await Progress.open(disk)).data.read, { one: 1, two: 2 });
});

test('without a storage everything works until the tab is closed, and that is said', async () => {
  const progress = await Progress.open(new MemorySlots());
  assert.equal(await progress.take({ kind: 'read', page: 'one', at: 1 }), 'until closed');
  assert.deepEqual(progress.data.read, { one: 1 });
});

test('what a later version of the page has kept is not overwritten', async () => {
  const disk = new FallibleSlots(draws(1));
  const later = writeSlot(9, { format: 2, data: kNothingDone, undo: null } as never);
  disk.slots[0] = later;
  const progress = await Progress.open(disk);
  assert.equal(await progress.take({ kind: 'read', page: 'one', at: 1 }), 'until closed');
  assert.deepEqual(disk.slots, [later, undefined]);
});

test('reset and import are undone, and what was done since stays', async () => {
  const disk = new FallibleSlots(draws(1));
  const progress = await Progress.open(disk);
  await progress.take({ kind: 'read', page: 'before', at: 1 });
  await progress.reset();
  assert.deepEqual(progress.data, kNothingDone);
  await progress.take({ kind: 'read', page: 'since', at: 2 });
  const reopened = await Progress.open(disk);
  await reopened.undo();
  assert.deepEqual(reopened.data.read, { before: 1, since: 2 });
  assert.equal(reopened.undoable, undefined);

  await reopened.merge({ ...kNothingDone, read: { theirs: 3 } }, 'Added.');
  assert.deepEqual(Object.keys(reopened.data.read).sort(), ['before', 'since', 'theirs']);
  await reopened.undo();
  assert.deepEqual(Object.keys(reopened.data.read).sort(), ['before', 'since']);
});

test('resets and imports are undone one by one, latest first, and what was done since stays', async () => {
  const progress = await Progress.open(new FallibleSlots(draws(1)));
  const read = () => Object.keys(progress.data.read).sort().join();
  await progress.take({ kind: 'read', page: 'before', at: 1 });
  await progress.reset();
  await progress.reset();
  await progress.merge({ ...kNothingDone, read: { theirs: 2 } }, 'Added.');
  await progress.take({ kind: 'read', page: 'since', at: 3 });
  const seen = [read()];
  while (progress.undoable !== undefined) {
    await progress.undo();
    seen.push(read());
  }
  assert.deepEqual(seen, ['since,theirs', 'since', 'since', 'before,since']);
});

test('what can be undone is bounded, and the latest is kept', async () => {
  const progress = await Progress.open(new FallibleSlots(draws(1)));
  for (let i = 0; i < 50; i++) await progress.merge(kNothingDone, `File ${i} was added.`);
  const said: (string | undefined)[] = [];
  while (progress.undoable !== undefined) {
    said.push(progress.undoable);
    await progress.undo();
  }
  assert.deepEqual([said[0], said.at(-1), said.length], ['File 49 was added.', 'File 30 was added.', 20]);
});

test('progress: merging loses nothing, whichever way round and however often', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const draw = draws(seed);
    const some = () => Array.from({ length: 8 }, () => anyStep(draw)).reduce(takeStep, kNothingDone);
    const [a, b] = [some(), some()];
    const both = mergeProgress(a, b);
    assert.ok(holds(both, a) && holds(both, b) && holds(mergeProgress(b, a), both));
    assert.deepEqual(mergeProgress(both, both), both);
    assert.deepEqual(mergeProgress(a, b).exercises, mergeProgress(b, a).exercises);
  }
});

test('progress: a best score only rises, and an exercise that has grown stays done', () => {
  const score = (points: number, of: number): Step => ({
    kind: 'score',
    exercise: 'x',
    score: { points, of },
  });
  const best = (...steps: Step[]) => steps.reduce(takeStep, kNothingDone).exercises['x'];
  assert.deepEqual(best(score(3, 9), score(7, 9), score(5, 9)), { points: 7, of: 9 });
  assert.deepEqual(best(score(9, 9), score(11, 12)), { points: 9, of: 9 });
  assert.equal(best(score(0, 0)), undefined);
});

test('progress: a later round replaces an earlier one, whichever comes first', () => {
  const round = (started: number) => ({ started, seed: 1, only: null, answers: {}, finished: false });
  const early: Step = { kind: 'round', round: round(1) };
  const late: Step = { kind: 'round', round: round(2) };
  for (const steps of [
    [early, late],
    [late, early],
  ])
    assert.equal(steps.reduce(takeStep, kNothingDone).test.round?.started, 2);
});

test('slots: the checksum is CRC-32, and every changed byte is noticed', () => {
  assert.equal(crc32('123456789'), 0xcbf43926);
  const text = writeSlot(12, { format: 1, data: kNothingDone, undo: null });
  assert.equal(readSlot(text)?.sequence, 12);
  for (let at = 0; at < text.length; at++) {
    const flipped = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    assert.equal(readSlot(flipped), undefined, flipped);
    assert.equal(readSlot(text.slice(0, at)), undefined);
  }
});

test('slots: the newest whole one counts, and is never the one to be overwritten', () => {
  const slot = (sequence: number) => writeSlot(sequence, { format: 1, data: kNothingDone, undo: null });
  assert.deepEqual([newest([slot(3), slot(4)]).sequence, newest([slot(3), slot(4)]).other], [4, 0]);
  assert.deepEqual([newest([slot(5), slot(4)]).sequence, newest([slot(5), slot(4)]).other], [5, 1]);
  assert.deepEqual([newest([slot(3), `${slot(4)}!`]).sequence, newest([slot(3), 'x']).other], [3, 1]);
});
