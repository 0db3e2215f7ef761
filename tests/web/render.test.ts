import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefTree, firstParagraph } from '../../web/build/brief.js';
import { lensRuns } from '../../web/src/render/lens.js';
import { bodyText, duration, logLine, splitTarget } from '../../web/src/render/message-text.js';
import { renderProse } from '../../web/src/render/prose.js';
import { readRoute } from '../../web/src/route.js';
import type { SqlToken } from '../../wasm/engine/report.js';

const token = (text: string, from: SqlToken['from'] = null): SqlToken => {
  return { text, from, kind: text.trim() === '' ? 'space' : 'identifier' };
};

test('lens: neighbouring tokens of one origin are one run, with the space between them', () => {
  const tokens = [
    token('WHERE'),
    token(' '),
    token('x', 'code'),
    token(' '),
    token('y', 'code'),
    token('z', 'data'),
  ];
  const runs = lensRuns(tokens).map((run) => [run.from, run.tokens.map(({ text }) => text).join('')]);
  assert.deepEqual(runs, [
    [null, 'WHERE '],
    ['code', 'x y'],
    ['data', 'z'],
  ]);
});

test('lens: a space between two origins belongs to neither', () => {
  const runs = lensRuns([token('x', 'code'), token(' '), token('y', 'data')]);
  assert.deepEqual(
    runs.map((run) => run.from),
    ['code', null, 'data'],
  );
});

test('a target is shown as its path and its decoded query', () => {
  assert.deepEqual(splitTarget('/api/x?q=%27+OR+1&bad=%zz&flag'), {
    path: '/api/x',
    query: [
      ['q', "' OR 1"],
      ['bad', '%zz'],
      ['flag', ''],
    ],
  });
  assert.deepEqual(splitTarget('/api/x'), { path: '/api/x', query: [] });
});

test('a body is indented only when it is JSON, and stays as it came when it is not', () => {
  const json = [['Content-Type', 'application/json']] as const;
  assert.equal(bodyText('{"a":1}', json), '{\n  "a": 1\n}');
  assert.equal(bodyText('{"a":', json), '{"a":');
  assert.equal(bodyText('{"a":1}', []), '{"a":1}');
});

test('durations are said in the unit that fits', () => {
  assert.deepEqual([0.42, 12.5, 2345].map(duration), ['0.4 ms', '13 ms', '2.35 s']);
});

test('brief: markdown becomes a tree, and HTML in it stays text', () => {
  assert.deepEqual(briefTree('# Title\n\nA `code` <b>x</b>'), [
    { tag: 'h2', children: ['Title'] },
    { tag: 'p', children: ['A ', { tag: 'code', children: ['code'] }, ' <b>x</b>'] },
  ]);
});

test('brief: a list that is tight has no paragraphs', () => {
  assert.deepEqual(briefTree('- one\n- two'), [
    {
      tag: 'ul',
      children: [
        { tag: 'li', children: ['one'] },
        { tag: 'li', children: ['two'] },
      ],
    },
  ]);
});

test('brief: what the page cannot render fails the build', () => {
  assert.throws(() => briefTree('![picture](x.png)'), /does not render image/);
});

test('brief: the summary is the first paragraph as plain text', () => {
  assert.equal(firstParagraph(briefTree('# T\n\nRead *this* `now`.\n\nNot this.')), 'Read this now.');
});

test('an address is home, an exercise, or unknown', () => {
  const entry = { id: 'a/b' } as Parameters<typeof readRoute>[1][number];
  assert.equal(readRoute('', [entry]).page, 'home');
  assert.equal(readRoute('#/', [entry]).page, 'home');
  assert.deepEqual(readRoute('#/a/b', [entry]), { page: 'exercise', entry });
  assert.deepEqual(readRoute('#/a/c', [entry]), { page: 'unknown', address: 'a/c' });
});

test('prose: backticks around a word are code, and backticks inside code stay', () => {
  assert.equal(renderProse('rows of `secrets`: 3').length, 3);
  assert.deepEqual(renderProse('bind [`%${q}%`]'), ['bind [`%${q}%`]']);
});

test('a line of the log is its message, then what else it holds', () => {
  assert.deepEqual(
    logLine('{"level":"warn","time":12,"error":"near \\"x\\"","tries":[1,2],"message":"not kept"}'),
    {
      message: 'not kept',
      fields: [
        ['error', 'near "x"'],
        ['tries', '[1,2]'],
      ],
    },
  );
  assert.deepEqual(logLine('{"level":"info"}'), { message: '', fields: [] });
  for (const text of ['plain words', '[1]', '{"cut'])
    assert.deepEqual(logLine(text), { message: text, fields: [] });
});
