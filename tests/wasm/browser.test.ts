// People in browsers through the whole engine: the core's user agent, parse5, page realms, and an app
// in Express in the sandbox.
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
