// People in browsers through the whole engine: the core's user agent, parse5, page realms, and an app
// in Express in the sandbox.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { CaseResult } from '../../wasm/engine/report.js';
import { clubExercise, clubServer } from './club-exercise.js';

const engine = await loadNodeEngine();
const HARDENED = clubServer({ escape: true, cookie: `{ httpOnly: true, sameSite: 'lax', secure: true }` });

async function story(steps: readonly object[], server = HARDENED): Promise<CaseResult> {
  const report = await engine.grade(clubExercise(steps), { 'server.js': server }, { seed: 7 });
  assert.equal(report.problem, null, report.problem?.message);
  const [played] = report.cases;
  assert.ok(played);
  return played;
}

async function schemas(): Promise<Ajv> {
  const ajv = new Ajv({ allowUnionTypes: true });
  for (const name of ['report', 'exercise']) {
    const file = new URL(`../../exercises/${name}.schema.json`, import.meta.url);
    ajv.addSchema(JSON.parse(await readFile(file, 'utf8')) as AnySchema, name);
  }
  return ajv;
}

const served = (played: CaseResult): void => {
  assert.equal(played.outcome, 'served', `${played.effect}\n${JSON.stringify(played.browser, null, 1)}`);
};

test("the page's own script, style and form work", async () => {
  const played = await story([
    {
      visit: '/',
      expect: { title: 'Club', loads: ['/club.css', '/club.js'], shows: { '#status': 'ready' } },
    },
    { fill: { Note: 'milk' }, click: 'Keep', expect: { url: '/', shows: { '#status': 'noted 4' } } },
    { fill: { text: 'sugar' }, submit: '#note', expect: { shows: { '#status': 'noted 5' } } },
    {
      expect: { cookies: { sid: { httpOnly: true, secure: true, sameSite: 'Lax' } } },
    },
  ]);
  served(played);
  assert.ok(
    played.browser?.some((event) => event.kind === 'cookie-sent' && event.subject === 'sid' && event.allowed),
  );
});

test('what a page does wrongly breaks the story and is said in the console', async () => {
  const broken = HARDENED.replace(`textContent = 'ready'`, `nonsense()`);
  const played = await story([{ visit: '/', expect: { shows: { '#status': 'ready' } } }], broken);
  assert.equal(played.outcome, 'broken');
  assert.match(played.effect ?? '', /expected #status with "ready", got loading/);
  assert.ok(
    played.browser?.some(({ kind, detail }) => kind === 'console' && /not a function/.test(detail)),
    JSON.stringify(played.browser),
  );
});

test('the same run gives the same report', async () => {
  const hash = async (): Promise<string> => {
    const report = await engine.grade(clubExercise([{ visit: '/' }]), { 'server.js': HARDENED }, { seed: 3 });
    return report.hash;
  };
  assert.equal(await hash(), await hash());
});

test('the report and the exercise are as their schemas say', async () => {
  const ajv = await schemas();
  const exercise = clubExercise([{ visit: 'club.example/comments' }, { wait: '3 days' }]);
  const report = await engine.grade(exercise, { 'server.js': HARDENED }, { seed: 1 });
  assert.ok(ajv.validate('report', report), ajv.errorsText());
  assert.equal(
    report.cases[0]?.trace.find(({ request }) => request.scheme !== undefined)?.request.scheme,
    'http',
  );
  const manifest = JSON.parse(exercise.json) as { world: unknown; stories: readonly unknown[] };
  assert.ok(ajv.validate('exercise#/definitions/world', manifest.world), ajv.errorsText());
  for (const one of manifest.stories)
    assert.ok(ajv.validate('exercise#/definitions/story', one), ajv.errorsText());
  assert.ok(!ajv.validate('exercise#/definitions/step', { visit: '/', clik: 'x' }));
});
