import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { readChapters, readQuestions } from '../../web/build/course.js';
import type { Answerer } from '../../web/src/quick-test/answerer.js';
import { isRight, makeQuestions, type Question } from '../../web/src/quick-test/question.js';
import {
  choose,
  isAnswered,
  missed,
  questionsOf,
  scoreOf,
  startRound,
} from '../../web/src/quick-test/round.js';
import { shuffle, shuffleOptions } from '../../web/src/quick-test/shuffle.js';

const folder = fileURLToPath(new URL('../../exercises/', import.meta.url));
const sources = readQuestions(folder);
const readJson = (name: string): unknown => JSON.parse(readFileSync(folder + name, 'utf8'));

/** Says what it was asked, and that the last one is right. */
function standIn(): Answerer & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const last = (about: unknown, length: number) => {
    asked.push(about);
    return Promise.resolve([length - 1]);
  };
  return {
    asked,
    idleLines: (about) => last(about, about.lines.length),
    cookiesSent: (about) => last(about, about.stored.length),
  };
}

test('quick-test.json fits its schema, which refuses an option without a reason', () => {
  const validate = new Ajv({ allErrors: true }).compile(readJson('quick-test.schema.json') as object);
  assert.ok(validate(readJson('quick-test.json')), JSON.stringify(validate.errors));
  const broken = structuredClone(readJson('quick-test.json')) as {
    questions: { options: { why?: string }[] }[];
  };
  delete broken.questions[0]?.options[0]?.why;
  assert.equal(validate(broken), false);
});

test('every topic of the lesson is asked about at least twice without the core’s help', () => {
  const pages = readChapters(folder).flatMap((chapter) => chapter.pages.map(({ id }) => id));
  const keyed = sources.filter(({ kind }) => kind !== 'flaw' && kind !== 'cookies');
  assert.ok(keyed.length >= 24);
  for (const { id, topic } of sources) assert.ok(pages.includes(topic), `${id} is about ${topic}`);
  const noTopics = ['why', 'examples', 'mistakes', 'self-check', 'onwards'];
  for (const page of pages.filter((id) => !noTopics.includes(id)))
    assert.ok(keyed.filter(({ topic }) => topic === page).length >= 2, page);
  assert.equal(new Set(sources.map(({ id }) => id)).size, sources.length);
});

test('keys: one right option, several of them, or an order', () => {
  for (const source of sources) {
    if (source.kind === 'flaw' || source.kind === 'cookies') continue;
    const right = source.options.filter((option) => option.right).length;
    if (source.kind === 'one') assert.equal(right, 1, source.id);
    if (source.kind === 'order') assert.equal(right, 0, source.id);
    if (source.kind === 'several') assert.ok(right > 0 && right < source.options.length, source.id);
    assert.equal(new Set(source.options.map(({ text }) => text)).size, source.options.length, source.id);
  }
});

test('the right option is not simply the longest', () => {
  const single = sources.flatMap((source) => (source.kind === 'one' ? [source] : []));
  const longest = single.filter(({ options }) => {
    const right = options.find((option) => option.right)?.text.length ?? 0;
    return options.every((option) => option.right ?? option.text.length < right);
  });
  assert.ok(longest.length <= single.length / 3, longest.map(({ id }) => id).join(' '));
});

test('questions for the core are left out without it, and have no key of their own with it', async () => {
  const alone = await makeQuestions(sources, undefined);
  assert.ok(alone.every(({ kind }) => kind !== 'flaw' && kind !== 'cookies'));
  const core = standIn();
  const all = await makeQuestions(sources, core);
  assert.equal(all.length, sources.length);
  assert.equal(core.asked.length, sources.length - alone.length);
  assert.doesNotMatch(JSON.stringify(core.asked), /"why"/);
  for (const question of all.filter(({ about }) => about !== undefined))
    assert.deepEqual(question.right, [question.options.length - 1]);
});

const make = (kind: Question['kind'], right: readonly number[]): Question => {
  const options = ['a', 'b', 'c', 'd'].map((text) => ({ text, why: text }));
  return { id: `q-${kind}`, topic: 't', kind, ask: '?', sources: [], options, right };
};

test('an answer is right when it is all of it, and an order when it is the order', () => {
  assert.ok(isRight(make('several', [1, 3]), [3, 1]));
  assert.equal(isRight(make('several', [1, 3]), [1]), false);
  assert.equal(isRight(make('several', [1, 3]), [1, 2]), false);
  assert.equal(isRight(make('several', [1, 3]), [1, 2, 3]), false);
  assert.equal(isRight(make('one', [0]), undefined), false);
  assert.ok(isRight(make('order', [0, 1, 2, 3]), [0, 1, 2, 3]));
  assert.equal(isRight(make('order', [0, 1, 2, 3]), [0, 2, 1, 3]), false);
});

test('a seed gives one order, and other seeds others', async () => {
  const questions = await makeQuestions(sources, undefined);
  const ids = (seed: number) => questionsOf(startRound(seed, null, 0), questions).map(({ id }) => id);
  assert.deepEqual(ids(7), ids(7));
  assert.deepEqual([...ids(7)].sort(), questions.map(({ id }) => id).sort());
  const orders = Array.from({ length: 50 }, (_, seed) => ids(seed).join());
  assert.equal(new Set(orders).size, 50);
  assert.equal(new Set(orders.map((order) => order.split(',')[0])).size > 12, true);
});

test('an order question never starts in the right order; lines of a response stay as they came', () => {
  for (let seed = 0; seed < 500; seed++) {
    assert.notDeepEqual(shuffleOptions(make('order', [0, 1, 2, 3]), seed), [0, 1, 2, 3]);
    assert.deepEqual(shuffleOptions(make('flaw', [1]), seed), [0, 1, 2, 3]);
  }
  const firsts = new Set(Array.from({ length: 100 }, (_, seed) => shuffle([0, 1, 2, 3], seed, 'x')[0]));
  assert.equal(firsts.size, 4);
});

test('a round: taken back is not answered; what is missed can be asked again', () => {
  const questions = [make('one', [0]), make('several', [1, 2]), make('order', [0, 1, 2, 3])];
  let round = choose(startRound(1, null, 5), 'q-one', [0]);
  round = choose(choose(round, 'q-several', [1]), 'q-order', [3, 2, 1, 0]);
  assert.deepEqual(scoreOf(round, questions), { points: 1, of: 3 });
  const again = missed(round, questions).map(({ id }) => id);
  assert.deepEqual(again, ['q-several', 'q-order']);
  assert.deepEqual(
    questionsOf(startRound(1, again, 6), questions)
      .map(({ id }) => id)
      .sort(),
    [...again].sort(),
  );
  const first = make('one', [0]);
  assert.ok(isAnswered(round, first));
  assert.ok(!isAnswered(choose(round, first.id, []), first));
});
