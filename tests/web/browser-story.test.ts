import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JarKeeper } from '../../web/src/browsing/jar.js';
import type { Step } from '../../web/src/browsing/step.js';
import { tellStory } from '../../web/src/browsing/story.js';
import { clock, decisionWords, pause, readable, shortAddress } from '../../web/src/browsing/words.js';
import type { BrowserEvent, JarChange } from '../../wasm/engine/report.js';
import { caseOf, playClub } from './browser-cases.js';

const weak = await playClub(`{ sameSite: 'none', secure: true, maxAge: 3600_000 }`);
const bare = await playClub('{}');

const find = (steps: readonly Step[], label: string): Step => {
  const found = steps.find((step) => step.label === label);
  assert.ok(found, steps.map((step) => step.label).join('\n'));
  return found;
};
const kinds = (events: readonly BrowserEvent[]): string[] => events.map(({ kind }) => kind);

test('a forged form is a step with its cookie, its asker, and the effect in the attacker’s hands', () => {
  const { steps, lanes, telling, home } = tellStory(caseOf(weak, 'forged-form'));
  assert.equal(home, 'club.example');
  assert.deepEqual(lanes, ['person', 'browser', 'app', 'attacker']);
  const forged = steps[telling];
  assert.equal(forged?.label, 'POST /comments');
  assert.deepEqual([forged.from, forged.to, forged.tone, forged.status], ['browser', 'app', 'taken', '303']);
  assert.match(forged.says, /made by a page of evil\.example/);
  assert.ok(kinds(forged.before).includes('cookie-sent'));
  assert.match(forged.gains.find(({ decides }) => decides)?.says ?? '', /^The comments changed/);
  const opened = steps.findLast((step, index) => index < telling && step.kind === 'act');
  assert.deepEqual([opened?.from, opened?.to], ['person', 'browser']);
});

test('a cookie that stays is told with the request that goes without it', () => {
  const { steps, telling } = tellStory(caseOf(bare, 'forged-form'));
  const forged = steps[telling];
  assert.equal(forged?.label, 'POST /comments');
  assert.equal(forged.tone, 'held');
  const kept = forged.before.find(({ kind }) => kind === 'cookie-withheld');
  assert.ok(
    kept?.reasons.some(({ effect, section }) => effect === 'blocks' && section.startsWith('RFC 6265bis')),
  );
  assert.ok(steps.every(({ gains }) => gains.every(({ decides }) => !decides)));
});

test('what passes on the line is in the clear or sealed, and only what tells something is a gain', () => {
  const { steps, lanes } = tellStory(caseOf(bare, 'wire-cookie'));
  assert.ok(lanes.includes('line'));
  const inTheClear = find(steps, 'GET http://…/');
  assert.equal(inTheClear.line, 'answered');
  assert.equal(inTheClear.to, 'line', 'who is on the line answers in place of the app');
  assert.match(
    inTheClear.gains[0]?.says ?? '',
    /^Read on the line: `GET http:\/\/club\.example\/`, with the cookie `sid`/,
  );
  const read = find(tellStory(caseOf(bare, 'wire-listen')).steps, 'GET http://…/');
  assert.equal(read.line, 'read', 'who only listens lets it pass');
  const sealed = tellStory(caseOf(weak, 'wire-cookie')).steps;
  assert.ok(sealed.every(({ gains }) => gains.length === 0));
});

test('the jar: stored, kept, expired; a person’s steps alone change it', () => {
  const { steps } = tellStory(caseOf(weak, 'story'));
  const stored = find(steps, 'POST /login');
  assert.deepEqual(
    stored.jar.map(({ name, news, sameSite, secure, httpOnly }) => [name, news, sameSite, secure, httpOnly]),
    [['sid', 'new', 'None', true, false]],
  );
  const next = steps[steps.indexOf(stored) + 1];
  assert.deepEqual(
    next?.jar.map(({ news }) => news),
    [undefined],
  );
  const closed = find(steps, 'close');
  assert.deepEqual(
    closed.jar.map(({ news }) => news),
    ['gone'],
    'three days later it has expired',
  );
  assert.deepEqual(steps.at(-1)?.jar, []);
});

test('the jar: without an expiry a cookie goes when the browser is closed', () => {
  const { steps } = tellStory(caseOf(bare, 'story'));
  const closed = find(steps, 'close');
  assert.deepEqual(kinds(closed.before), ['session-ended']);
  assert.deepEqual(
    closed.jar.map(({ name, news }) => [name, news]),
    [['sid', 'gone']],
  );
});

test('the jar: replaced and deleted cookies', () => {
  const change = (effect: JarChange['effect'], value: string): BrowserEvent => ({
    person: 'ada',
    at: 0,
    tab: 1,
    document: 0,
    kind: 'cookie-stored',
    subject: 'a',
    detail: '',
    allowed: true,
    reasons: [],
    cookie: {
      effect,
      name: 'a',
      value,
      domain: 'club.example',
      path: '/',
      hostOnly: true,
      secure: false,
      httpOnly: false,
      sameSite: '',
    },
  });
  const keeper = new JarKeeper();
  const seen = () => keeper.jar.map(({ value, news }) => `${value} ${news ?? ''}`);
  keeper.take(change('deleted', ''));
  assert.deepEqual(seen(), [], 'there was nothing to delete');
  keeper.take(change('added', '1'));
  keeper.pass(1);
  keeper.take(change('replaced', '2'));
  assert.deepEqual(seen(), ['2 changed']);
  keeper.take(change('deleted', ''));
  assert.deepEqual(seen(), [' gone']);
  keeper.pass(2);
  assert.deepEqual(seen(), []);
});

test('no case is without steps, and each says something', () => {
  for (const cases of [weak, bare])
    for (const played of cases.values()) {
      const { steps, telling } = tellStory(played);
      assert.ok(steps.length > 5 && telling < steps.length, played.id);
      for (const { says, label } of steps) assert.ok(says !== '' && label !== '', played.id);
    }
});

test('every kind of event the core knows has words', async () => {
  const { readFile } = await import('node:fs/promises');
  const source = await readFile(new URL('../../core/browser/browser_event.cpp', import.meta.url), 'utf8');
  const known = [...source.matchAll(/return "([a-z-]+)";/g)].map(([, kind = '']) => kind);
  const steps = new Set(['request-sent', 'response-received', 'document-restored']);
  assert.ok(known.length > 25);
  for (const kind of known.filter((each) => !steps.has(each))) {
    const event = {
      person: 'ada',
      at: 0,
      tab: 1,
      document: 0,
      subject: 'x',
      detail: 'y',
      allowed: true,
      reasons: [],
    };
    assert.doesNotMatch(decisionWords({ ...event, kind }, 'club.example'), /^[a-z-]+: x$/, kind);
  }
});

test('words: addresses, the clock and pauses', () => {
  assert.equal(shortAddress('https://club.example/a?b', 'club.example'), '/a?b');
  assert.equal(shortAddress('http://club.example/a', 'club.example'), 'http://…/a');
  assert.equal(readable('https://evil.example/?a%3D1%0Ab'), 'https://evil.example/?a=1 b');
  assert.equal(readable('https://evil.example/?%zz'), 'https://evil.example/?%zz');
  assert.equal(readable('x'.repeat(200)).length, 121);
  assert.equal(shortAddress('https://evil.example/a', 'club.example'), 'evil.example/a');
  assert.deepEqual([1.5, 61_000, 3 * 86_400_000].map(clock), [
    '00:00:00.001',
    '00:01:01.000',
    '3 d 00:00:00.000',
  ]);
  assert.deepEqual([29_999, 30_000, 60_000, 180_001, 3 * 86_400_000].map(pause), [
    undefined,
    '30 seconds later',
    '1 minute later',
    '3 minutes later',
    '3 days later',
  ]);
});
