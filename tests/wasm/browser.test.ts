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
const VULNERABLE = clubServer({ escape: false, cookie: `{ sameSite: 'none', secure: true }` });
const HARDENED = clubServer({ escape: true, cookie: `{ httpOnly: true, sameSite: 'lax', secure: true }` });

function withPolicy(server: string, policy: string): string {
  return server.replace(
    'app.use(',
    `app.use((req, res, next) => { res.set('Content-Security-Policy', ${JSON.stringify(policy)}); next(); });\napp.use(`,
  );
}

async function story(steps: readonly object[], server = HARDENED): Promise<CaseResult> {
  const report = await engine.grade(clubExercise(steps), { 'server.js': server }, { seed: 7 });
  assert.equal(report.problem, null, report.problem?.message);
  const [played] = report.cases;
  assert.ok(played);
  return played;
}

const THEFT = {
  id: 'theft',
  agent: 'xss-stored',
  group: 'attack',
  title: 'A comment with a script in it',
  severity: 'critical',
  position: { victim: 'ada', hosts: ['evil.example'] },
  options: { store: 'comments.text', report: 'read', private: 'home' },
  counts: ['learned:private'],
  rule: 'What a visitor writes is text.',
  explain: 'It ran in the page of whoever read it.',
  intended: ['cookie', 'policy'],
  sources: ['OWASP ASVS 5.0, 1.2.1'],
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

test('the report tells what became of each request and each cookie', async () => {
  const server = clubServer({ escape: true, cookie: `{ httpOnly: true, maxAge: 60_000 }` });
  const played = await story([{ restart: true }, { visit: '/' }, { visit: 'evil.example/' }], server);
  const events = played.browser ?? [];
  const stored = events.find(({ kind }) => kind === 'cookie-stored');
  assert.ok(stored?.cookie?.expires !== undefined && stored.cookie.value.length === 32);
  assert.deepEqual(
    { ...stored.cookie, value: '', expires: Math.round(stored.cookie.expires - stored.at) },
    {
      effect: 'added',
      name: 'sid',
      value: '',
      domain: 'club.example',
      path: '/',
      hostOnly: true,
      secure: false,
      httpOnly: true,
      sameSite: '',
      expires: 60_000,
    },
  );
  const sent = events.find(({ kind }) => kind === 'cookie-sent');
  const request = events.find(({ kind, exchange }) => kind === 'request-sent' && exchange === sent?.exchange);
  assert.equal(request?.to, 'app', 'a cookie that goes names the exchange that it goes with');
  assert.ok(events.some(({ kind }) => kind === 'session-ended'));
  const last = events.findLast(({ kind }) => kind === 'request-sent');
  assert.deepEqual([last?.subject, last?.to, last?.line], ['http://evil.example/', 'attacker', undefined]);
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

async function stolen(server: string): Promise<CaseResult> {
  const report = await engine.grade(
    clubExercise([], [THEFT]),
    { 'server.js': server },
    { seed: 5, only: ['theft'] },
  );
  assert.ok(report.cases[0], report.problem?.message);
  return report.cases[0];
}

test('a script in a comment steals the session of who reads it', async () => {
  const played = await stolen(VULNERABLE);
  assert.equal(played.outcome, 'breached', JSON.stringify([played.notes, played.browser], null, 1));
  assert.match(played.effect ?? '', /^The attacker holds another's card: the only one there is/);
  assert.ok(played.trace.some(({ actor, request }) => actor === 'ada' && request.host === 'evil.example'));
  assert.ok(played.browser?.some(({ kind }) => kind === 'script-run'));
});

test('a comment that is text steals nothing', async () => {
  assert.equal((await stolen(HARDENED)).outcome, 'blocked');
});

for (const [channel, policy] of Object.entries({
  fetch: `img-src 'none'; form-action 'self'`,
  image: `connect-src 'none'; form-action 'self'`,
  form: `connect-src 'none'; img-src 'none'`,
  navigation: `connect-src 'none'; img-src 'none'; form-action 'self'`,
})) {
  test(`what a policy forgets carries it away: ${channel}`, async () => {
    const played = await stolen(withPolicy(VULNERABLE, policy));
    assert.equal(played.outcome, 'breached', JSON.stringify([played.notes, played.browser], null, 1));
  });
}

test('the policy that stops every script is named', async () => {
  const played = await stolen(withPolicy(VULNERABLE, `script-src 'self'`));
  assert.equal(played.outcome, 'blocked');
  assert.deepEqual([played.control?.kind, played.control?.intended], ['policy', true]);
});
