// The quick test's questions without a key, answered by the core.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createBrowserQuestions } from '../../wasm/engine/browser-questions.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';

const core = await createBrowserQuestions(await (await loadNodeAssets()).core('browser'));
const path = new URL('../../exercises/quick-test.json', import.meta.url);
const { questions } = JSON.parse(await readFile(path, 'utf8')) as {
  questions: readonly {
    id: string;
    response?: { url: string; lines: { text: string }[] };
    cookies?: unknown;
  }[];
};

const idle = (lines: readonly string[], url = 'https://shop.example/') => core.idleLines({ url, lines });
const sent = (stored: readonly string[], request: object, from = 'https://shop.example/login') =>
  core.cookiesSent({
    stored: stored.map((line) => ({ from, line })),
    request: {
      method: 'GET',
      url: 'https://shop.example/',
      from: null,
      kind: 'navigation',
      secondsLater: 0,
      ...request,
    },
  });

test('the questions of the quick test have the answers that their reasons give', () => {
  const answers = questions.flatMap(({ id, response, cookies }) => {
    if (response !== undefined)
      return [[id, core.idleLines({ url: response.url, lines: response.lines.map(({ text }) => text) })]];
    return cookies === undefined ? [] : [[id, core.cookiesSent(cookies)]];
  });
  assert.deepEqual(Object.fromEntries(answers), {
    'flaw-session-cookie': [1, 3],
    'flaw-hsts-http': [2, 3],
    'cookies-cross-site-post': [2],
    'cookies-subdomain': [1],
  });
});

test('lines that do nothing', () => {
  const lines = [
    'HTTP/1.1 200 OK',
    'X-Content-Type-Options: no-sniff',
    'X-Content-Type-Options: nosniff',
    'X-Frame-Options: ALLOW-FROM https://a.example',
    'X-Frame-Options: DENY',
    'Referrer-Policy: never-ever',
    'Referrer-Policy: no-referrer',
    'Strict-Transport-Security: max-age=a year',
    'Content-Security-Policy: ;',
    "Content-Security-Policy: default-src 'self'",
    'Server: x',
  ];
  assert.deepEqual(idle(lines), [1, 3, 5, 7, 8]);
  const twice = ['Strict-Transport-Security: max-age=0', 'Strict-Transport-Security: max-age=31536000'];
  assert.deepEqual(idle(twice), [1], 'the first header of the name alone counts');
  assert.deepEqual(idle(twice, 'http://shop.example/'), [0, 1]);
});

test('cookies that go along: who asks, how, and when', () => {
  const all = ['a=1; Secure; SameSite=None', 'b=1; SameSite=Lax', 'c=1; SameSite=Strict', 'd=1; Max-Age=60'];
  const evil = { from: 'https://evil.example/' };
  assert.deepEqual(sent(all, {}), [0, 1, 2, 3]);
  assert.deepEqual(sent(all, { secondsLater: 60 }), [0, 1, 2]);
  assert.deepEqual(sent(all, evil), [0, 1, 3]);
  assert.deepEqual(sent(all, { ...evil, kind: 'image' }), [0]);
  assert.deepEqual(sent(all, { ...evil, kind: 'frame' }), [0]);
  assert.deepEqual(
    sent(all, { ...evil, kind: 'fetch' }),
    [],
    'fetch() sends none to another origin by itself',
  );
  assert.deepEqual(
    sent(all, { from: 'https://shop.example/cart', kind: 'fetch', method: 'POST' }),
    [0, 1, 2, 3],
  );
  assert.deepEqual(sent(all, { url: 'http://shop.example/' }), [1, 2, 3]);
  assert.deepEqual(sent(['a=1', 'a=2', 'a=; Max-Age=0'], {}), [], 'deleted');
  assert.deepEqual(sent(['a=1', 'a=2'], {}), [1], 'replaced');
});

test('a question about no address is refused', () => {
  assert.throws(() => core.idleLines({ url: 'nowhere', lines: [] }), /address/);
  assert.throws(() => core.cookiesSent({ stored: [], request: {} }), /address/);
});
