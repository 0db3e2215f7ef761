// Each proof must be able to fail: a matrix made by hand is broken in one place at a time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exercise } from '../../wasm/cli/exercises.js';
import { casesNamed, failingCases, planOf, type Cell, type Role } from '../../wasm/cli/matrix.js';
import {
  acceptedPass,
  everyCaseMatters,
  nearMissesFail,
  solutionPasses,
  starterIsVulnerable,
} from '../../wasm/cli/proofs.js';
import { attack, report, story } from './reports.js';

const names = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const nearMisses = Object.fromEntries(
  names(12, 'n').map((name, i) => [
    name,
    i % 2 === 0
      ? { title: '', beatenBy: ['union'], breaks: [], why: '' }
      : { title: '', beatenBy: [], breaks: ['search'], why: '' },
  ]),
);
const exercise = {
  id: 'topic/exercise',
  manifest: {
    stories: [{ id: 'search' }],
    attacks: [{ id: 'union' }],
    mustFail: ['union'],
    accepted: Object.fromEntries(names(8, 'a').map((name) => [name, { title: '' }])),
    nearMisses,
  },
} as unknown as Exercise;

function cell(role: Role, name: string, failing: readonly string[]): Cell {
  const made = report([
    story('search', failing.includes('search') ? 'broken' : 'served'),
    attack('union', failing.includes('union') ? 'breached' : 'blocked'),
  ]);
  return { submission: { role, path: name, name }, seed: 1, report: made, failing: failingCases(made) };
}

const good: readonly Cell[] = [
  cell('starter', 'starter', ['union']),
  cell('solution', 'solution', []),
  ...names(8, 'a').map((name) => cell('accepted', name, [])),
  ...names(12, 'n').map((name, i) => cell('near-miss', name, i % 2 === 0 ? ['union'] : ['search'])),
];

test('all proofs hold for a sound exercise', () => {
  for (const proof of [starterIsVulnerable, solutionPasses, acceptedPass, nearMissesFail, everyCaseMatters]) {
    assert.deepEqual(proof(exercise, good), []);
  }
});

test('a starter that is not vulnerable, or breaks a story, is named', () => {
  assert.match(starterIsVulnerable(exercise, [cell('starter', 'starter', [])]).join(), /union/);
  assert.match(
    starterIsVulnerable(exercise, [cell('starter', 'starter', ['union', 'search'])]).join(),
    /stories break: search/,
  );
});

test('a rejected right answer is named', () => {
  assert.match(solutionPasses(exercise, [cell('solution', 'solution', ['union'])]).join(), /rejected.*union/);
  assert.match(acceptedPass(exercise, [cell('accepted', 'a0', ['search'])]).join(), /rejected.*search/);
});

test('a near miss that passes, or fails at something else, is named', () => {
  assert.match(nearMissesFail(exercise, [cell('near-miss', 'n0', [])]).join(), /gets "passed"/);
  assert.match(
    nearMissesFail(exercise, [cell('near-miss', 'n0', ['union', 'search'])]).join(),
    /fails search, union; names union/,
  );
});

test('a case that no near miss depends on alone is named', () => {
  const withoutUnion = good.filter(
    ({ submission, failing }) => submission.role !== 'near-miss' || !failing.has('union'),
  );
  assert.match(everyCaseMatters(exercise, withoutUnion).join(), /without union/);
});

test('a case matters with every seed, or with any when the near misses are spread over the seeds', () => {
  const failsMore = good.map((each) =>
    each.failing.has('union') ? { ...each, failing: new Set(['union', 'search']) } : each,
  );
  const atTwo = failsMore.map((each) => ({ ...each, seed: 2 }));
  assert.match(everyCaseMatters(exercise, [...good, ...atTwo]).join(), /without union.*seed 2/);

  const spread = good.map((each, i) => ({ ...each, seed: 1 + (i % 2) }));
  assert.deepEqual(everyCaseMatters(exercise, spread), []);
});

test('spread: a near miss is graded by the cases it names, and each answer by the others in turn', () => {
  const stories = ['search', 's1', 's2', 's3', 's4', 's5'].map((id) => ({ id }));
  const wide = { ...exercise, manifest: { ...exercise.manifest, stories } } as unknown as Exercise;
  const cases = [...stories.map(({ id }) => id), 'union'];
  const played = { 'near-miss': new Set<string>(), accepted: new Set<string>() };
  for (const { submission, only } of planOf(wide, [1, 2], true)) {
    const { role, name } = submission;
    if (role === 'starter' || role === 'solution') {
      assert.deepEqual(only, cases);
      continue;
    }
    if (role === 'near-miss') assert.ok([...casesNamed(nearMisses[name])].every((id) => only.includes(id)));
    assert.ok(only.length <= 3, only.join());
    for (const id of only) played[role].add(id);
  }
  assert.equal(played['near-miss'].size, cases.length);
  assert.equal(played.accepted.size, cases.length);
  assert.ok(planOf(wide, [1, 2], false).every(({ only }) => only.length === cases.length));
});

test('spread: starter and solution have all seeds, each other answer one of them', () => {
  const plan = planOf(exercise, [1, 2], true);
  const seedsOf = (role: Role) =>
    plan.filter(({ submission }) => submission.role === role).map(({ seed }) => seed);
  assert.deepEqual(seedsOf('solution'), [1, 2]);
  assert.equal(seedsOf('accepted').length, 8);
  assert.equal(seedsOf('near-miss').length, 12);
  assert.equal(seedsOf('near-miss').filter((seed) => seed === 2).length, 6);
  const all = planOf(exercise, [1, 2], false).map(({ seed }) => seed);
  assert.deepEqual(all, [...Array<number>(22).fill(1), ...Array<number>(22).fill(2)]); // seed by seed

  const [first = '', ...others] = Object.keys(exercise.manifest.accepted);
  const answer = { title: 'Slow', costly: true };
  const costly = {
    ...exercise,
    manifest: { ...exercise.manifest, accepted: { ...exercise.manifest.accepted, [first]: answer } },
  };
  const names = planOf(costly, [1, 2], true).flatMap(({ submission }) =>
    submission.role === 'accepted' ? [submission.name] : [],
  );
  assert.deepEqual(names.toSorted(), others.toSorted());
  assert.equal(planOf(costly, [1, 2], false).length, 2 * 22);
});
