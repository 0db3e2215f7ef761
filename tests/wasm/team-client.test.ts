// Two engines share a grading and give the report that one alone would have given.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineClient } from '../../wasm/engine/client.js';
import type { GradeOptions } from '../../wasm/engine/engine.js';
import type { CaseResult, Problem, Report } from '../../wasm/engine/report.js';
import { TeamClient } from '../../wasm/engine/team-client.js';

const STORIES = ['s1', 's2', 's3', 's4', 's5', 's6'];
const ATTACKS = ['a1', 'a2', 'a3', 'a4'];
const exercise = {
  id: 'fake',
  json: JSON.stringify({
    stories: STORIES.map((id) => ({ id })),
    attacks: ATTACKS.map((id, at) => ({ id, endpoints: Array.from({ length: at }, String) })),
  }),
  files: {},
};
const PROBLEM: Problem = { kind: 'timeout', message: '', file: null, line: null, column: null, advice: '' };

/** Plays its cases one after the other, until one that is said to be a problem. */
class FakeEngine implements EngineClient {
  readonly ready: Promise<void>;
  readonly played: string[] = [];
  stops = 0;
  readonly #trouble: Readonly<Record<string, 'problem' | 'hangs' | 'rejects'>>;

  constructor(
    trouble: Readonly<Record<string, 'problem' | 'hangs' | 'rejects'>> = {},
    ready = Promise.resolve(),
  ) {
    this.#trouble = trouble;
    this.ready = ready;
  }

  stop(): void {
    this.stops++;
  }

  async grade(_exercise: unknown, _files: unknown, options: GradeOptions): Promise<Report> {
    const cases: CaseResult[] = [...(options.played?.cases ?? [])];
    for (const id of [...STORIES, ...ATTACKS]) {
      if (options.only?.includes(id) === false) continue;
      await Promise.resolve();
      this.played.push(id);
      const trouble = this.#trouble[id];
      if (trouble === 'rejects') throw new Error('stopped');
      if (trouble !== undefined) return reportOf(cases, PROBLEM, trouble === 'hangs' ? '' : 'whole');
      const result = { id } as CaseResult;
      cases.push(result);
      options.onCase?.(result);
    }
    return reportOf(cases, options.played?.problem ?? null, 'whole');
  }
}

function reportOf(cases: readonly CaseResult[], problem: Problem | null, hash: string): Report {
  return { cases, problem, hash } as Report;
}

async function team(lead: FakeEngine, mate: FakeEngine): Promise<TeamClient> {
  const client = new TeamClient(lead, () => mate);
  await mate.ready.catch(() => undefined);
  for (let i = 0; i < 10; i++) await Promise.resolve();
  return client;
}

const idsOf = (report: Report): string[] => report.cases.map(({ id }) => id).sort();

test('every case is played once, by one of the two, and is in the report', async () => {
  const [lead, mate] = [new FakeEngine(), new FakeEngine()];
  const seen: string[] = [];
  const client = await team(lead, mate);
  const report = await client.grade(exercise, {}, { seed: 1, onCase: ({ id }) => seen.push(id) });
  assert.deepEqual([...lead.played, ...mate.played].sort(), [...STORIES, ...ATTACKS].sort());
  assert.ok(lead.played.length > 0 && mate.played.length > 0);
  assert.deepEqual(idsOf(report), [...STORIES, ...ATTACKS].sort());
  assert.deepEqual(seen.sort(), [...STORIES, ...ATTACKS].sort());
});

test('only the wanted cases are played', async () => {
  const [lead, mate] = [new FakeEngine(), new FakeEngine()];
  const report = await (await team(lead, mate)).grade(exercise, {}, { seed: 1, only: ['s2', 'a3'] });
  assert.deepEqual([...lead.played, ...mate.played].sort(), ['a3', 's2']);
  assert.deepEqual(idsOf(report), ['a3', 's2']);
});

test('what took longest the last time is handed out before the rest', async (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  const order: string[] = [];
  const onCase = ({ id }: CaseResult): void => {
    order.push(id);
    if (id === 'a1') now += 100;
  };
  const client = await team(new FakeEngine(), new FakeEngine());
  const grade = async (): Promise<number> => {
    order.length = 0;
    await client.grade(exercise, {}, { seed: 1, only: ATTACKS, onCase });
    return order.indexOf('a1');
  };
  assert.equal(await grade(), 3);
  assert.ok((await grade()) <= 1, order.join());
});

test('a problem ends the grading where it would have ended for one engine', async () => {
  const trouble = { s3: 'problem', a1: 'problem' } as const;
  const client = await team(new FakeEngine(trouble), new FakeEngine(trouble));
  const report = await client.grade(exercise, {}, { seed: 1 });
  assert.deepEqual(report.problem, PROBLEM);
  assert.deepEqual(idsOf(report), ['s1', 's2']);
});

test('code that hangs at once holds one engine, not both', async () => {
  const [lead, mate] = [new FakeEngine({ s1: 'hangs' }), new FakeEngine()];
  const client = await team(lead, mate);
  const report = await client.grade(exercise, {}, { seed: 1 });
  assert.equal(report.hash, '');
  assert.deepEqual(mate.played, []);
});

test('a report of an engine that hung is handed on, with all that was played', async () => {
  const trouble = { a2: 'hangs' } as const;
  const client = await team(new FakeEngine(trouble), new FakeEngine(trouble));
  const report = await client.grade(exercise, {}, { seed: 1 });
  assert.equal(report.hash, '');
  assert.ok(STORIES.every((id) => idsOf(report).includes(id)));
});

test('when one rejects the other is stopped too', async () => {
  const [lead, mate] = [new FakeEngine({ s1: 'rejects' }), new FakeEngine({ s1: 'rejects' })];
  await assert.rejects((await team(lead, mate)).grade(exercise, {}, { seed: 1 }), /stopped/);
  assert.deepEqual([lead.stops, mate.stops], [1, 1]);
});

test('a second engine that cannot be had is done without', async () => {
  const [lead, mate] = [new FakeEngine(), new FakeEngine({}, Promise.reject(new Error('no memory')))];
  const report = await (await team(lead, mate)).grade(exercise, {}, { seed: 1 });
  assert.equal(report.cases.length, STORIES.length + ATTACKS.length);
  assert.deepEqual(mate.played, []);
});
