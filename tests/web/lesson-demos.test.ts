// The lesson's demos in Node: what their switches are there for, and that nothing of what is shown is only said.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesOf } from '../../web/build/exercises.js';
import { serverOf, type Demo, type DemoAbout } from '../../web/src/course/demo.js';
import { lookAt } from '../../web/src/course/looks.js';
import { findings, kTasks } from '../../web/src/course/probes.js';
import { shownLines, switched } from '../../web/src/course/switches.js';
import { hasFailed } from '../../web/src/render/outcome.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { CaseResult } from '../../wasm/engine/report.js';

const lesson = fileURLToPath(new URL('../../exercises/lesson/', import.meta.url));
const engine = await loadNodeEngine();

function demo(name: string): Demo {
  const files = filesOf(`${lesson}demos/${name}`);
  const about = JSON.parse(files['demo.json'] ?? '') as DemoAbout;
  return { about, bundle: { json: files['exercise.json'] ?? '', files } };
}

async function play(
  { bundle, about }: Demo,
  on: readonly string[],
  only?: readonly string[],
): Promise<readonly CaseResult[]> {
  const server = switched(serverOf({ bundle, about }), new Set(on));
  const report = await engine.grade(bundle, { 'server.js': server }, { seed: 1, ...(only && { only }) });
  assert.equal(report.problem, null);
  return report.cases;
}

/** The tries that fell. */
async function fallen(name: string, on: readonly string[]): Promise<readonly string[]> {
  const shown = demo(name);
  const tries = (shown.about.tries ?? []).map((one) => one.case);
  return (await play(shown, on, tries)).filter(hasFailed).map(({ id }) => id);
}

test('switches: lines come and go, and keep the numbers they have in what runs', () => {
  const source = ['a', '// show', 'b // -x', '', 'c // +x', 'd // +x -y', '', '', '// end', 'e'].join('\n');
  assert.equal(switched(source, new Set()), 'a\n// show\nb\n\n\n\n// end\ne');
  const shown = shownLines(source, new Set(['x']));
  assert.deepEqual(
    shown.map(({ number, text, by }) => [number, text, by]),
    [
      [4, 'c', 'on'],
      [5, 'd', 'on'],
    ],
  );
  assert.deepEqual(
    shownLines(source, new Set()).map(({ text }) => text),
    ['b'],
  );
});

test('every demo that a page names is there, and every demo is named', () => {
  const figures = readFileSync(new URL('../../web/src/render/figures.ts', import.meta.url), 'utf8');
  const pages = readdirSync(lesson).filter((name) => name.endsWith('.md'));
  const named = pages.flatMap((page) =>
    [...readFileSync(lesson + page, 'utf8').matchAll(/^\[show ([\w-]+)\]$/gm)].map(([, name]) => name ?? ''),
  );
  assert.ok(named.length >= 10);
  for (const name of named) assert.match(figures, new RegExp(`^  ${name}(:|\\()`, 'm'));
  const elements = readdirSync(new URL('../../web/src/elements/', import.meta.url)).join(' ');
  for (const name of readdirSync(`${lesson}demos`))
    assert.ok(
      figures.includes(`virtual:demo/${name}'`) ||
        elements.includes(`${name}-demo`) ||
        name === 'check-inputs',
      name,
    );
});

test('each flag of the cookie keeps out one of three', async () => {
  assert.deepEqual(await fallen('cookie', []), ['script', 'line', 'form']);
  assert.deepEqual(await fallen('cookie', ['httpOnly']), ['line', 'form']);
  assert.deepEqual(await fallen('cookie', ['secure']), ['script', 'form']);
  assert.deepEqual(await fallen('cookie', ['sameSite']), ['script', 'line']);
  assert.deepEqual(await fallen('cookie', ['httpOnly', 'secure', 'sameSite']), []);
});

test('what is written into the log is found in it, unless it is masked', async () => {
  assert.deepEqual(await fallen('log', []), []);
  assert.deepEqual(await fallen('log', ['body']), ['password']);
  assert.deepEqual(await fallen('log', ['url', 'headers']), ['link', 'key']);
  assert.deepEqual(await fallen('log', ['url', 'headers', 'body', 'mask']), []);
});

test('each wall between test and production stops one way through', async () => {
  assert.deepEqual(await fallen('environments', []), ['token', 'debug', 'copy']);
  assert.deepEqual(await fallen('environments', ['key']), ['debug', 'copy']);
  assert.deepEqual(await fallen('environments', ['debug', 'data']), ['token']);
  assert.deepEqual(await fallen('environments', ['key', 'debug', 'data']), []);
});

test('who asks gets what is theirs, once all three questions are put', async () => {
  const access = demo('access');
  const { people = [], things = [] } = access.about;
  const wrong = async (on: readonly string[]): Promise<number> => {
    const results = await play(access, on);
    return people
      .flatMap(({ id: person }) => things.map((thing) => ({ person, thing })))
      .filter(({ person, thing }) => {
        const answer = results.find(({ id }) => id === `${person} ${thing.id}`)?.trace.at(-1)?.response;
        return (answer?.status === 200) !== thing.for.includes(person);
      }).length;
  };
  assert.equal(await wrong([]), 9);
  assert.equal(await wrong(['signed']), 6);
  assert.equal(await wrong(['signed', 'owner', 'role']), 0);
});

for (const [name, before] of [
  ['example-query', ['apostrophe', 'union']],
  ['example-password', ['stolen']],
  ['example-session', ['script', 'signed-out']],
  ['example-limit', ['one-account', 'spray']],
] as const)
  test(`the worked example ${name} falls before, and after serves its users and nobody else`, async () => {
    assert.deepEqual(await fallen(name, []), before);
    assert.deepEqual(await fallen(name, ['mended']), []);
  });

test('the self-check: nothing is missing, and nobody on the line has anything, with all of it on', async () => {
  const responses = demo('check-headers');
  const all = responses.about.switches.map(({ id }) => id);
  assert.deepEqual(await fallen('check-headers', []), ['listening', 'stripped']);
  assert.deepEqual(await fallen('check-headers', all), []);
  for (const on of [all, ...all.map((left) => all.filter((id) => id !== left))]) {
    const [visit] = await play(responses, on, ['visit']);
    const missing = visit?.trace.flatMap(lookAt).filter(({ good }) => !good).length ?? 0;
    assert.equal(missing === 0, on.length === all.length, on.join());
  }
});

test('the self-check: each thing to do can be done on the page as it is, and not on the mended one', async () => {
  const inputs = demo('check-inputs');
  const done = async (typed: string, on: readonly string[]) => {
    const json = inputs.bundle.json.replace('{{typed}}', encodeURIComponent(typed));
    const [result] = await play({ ...inputs, bundle: { ...inputs.bundle, json } }, on);
    assert.ok(result);
    return findings(result, typed);
  };
  const bad = {
    fails: "'",
    becomesSql: "' OR 1=1 --",
    becomesHtml: '<b>tea</b>',
    runs: '<script>console.log(1)</script>',
  };
  assert.deepEqual(Object.keys(bad), Object.keys(kTasks));
  for (const [task, typed] of Object.entries(bad)) {
    assert.ok(
      (await done(typed, [])).some((one) => one.task === task),
      task,
    );
    assert.ok(
      (await done(typed, ['mended'])).every(({ good }) => good),
      `${task}, mended`,
    );
  }
  assert.ok((await done('tea', [])).every(({ good }) => good));
});
