import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseViews, describeReport, stoneState, summarise } from '../../web/src/render/outcome.js';
import type { ExerciseManifest } from '../../wasm/engine/exercise.js';
import { attack, report, story } from '../cli/reports.js';

const manifest = {
  stories: [
    { id: 'diary', title: 'She keeps a diary' },
    { id: 'week', title: 'She comes back' },
  ],
  attacks: [
    { id: 'script', title: 'A script', group: 'attack', needs: ['diary'] },
    { id: 'kept', title: 'A copy', group: 'attack', needs: ['diary', 'week', 'script'] },
    { id: 'forged', title: 'A forgery', group: 'attack', needs: ['diary'] },
  ],
} as unknown as ExerciseManifest;
const starter = report([
  story('diary', 'served', { title: 'She keeps a diary' }),
  story('week', 'broken', { title: 'She comes back' }),
  attack('script', 'breached', { title: 'A script' }),
  attack('kept', 'blocked', { points: 0 }),
  attack('forged', 'blocked'),
]);

test('a block that earns nothing says what has to hold first, and is no held stone', () => {
  const views = caseViews(manifest, starter.cases);
  const states = views.map(({ result }) => stoneState(result));
  assert.deepEqual(states, ['held', 'fallen', 'fallen', 'unearned', 'held']);
  const awaits = views.map((view) => view.awaits);
  const missing = ['“She comes back” is served', '“A script” is blocked'];
  assert.deepEqual(awaits, [[], [], [], missing, []]);
});

test('the summary counts the blocks that earn nothing', () => {
  const one = '1 user is not served and 1 attack got in. 1 blocked attack earns no point yet.';
  assert.equal(summarise(starter), one);
  assert.ok(describeReport(starter).endsWith(one), 'a screen reader is told as well');
  const others = report(starter.cases.filter(({ id }) => id !== 'kept'));
  assert.equal(summarise(others), '1 user is not served and 1 attack got in.');
});
