import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junit } from '../../wasm/cli/format-junit.js';
import { pretty } from '../../wasm/cli/format-pretty.js';
import { attack, report, story } from './reports.js';

const mixed = report([
  story('search', 'served'),
  attack('union', 'breached', {
    effect: 'The attacker holds <3> rows of "secrets" & more.',
    rule: 'Bind values.',
    lines: [{ file: 'server.js', line: 12 }],
  }),
]);

test('pretty names the effect, the line and the rule of a successful attack', () => {
  const text = pretty(mixed);
  assert.match(text, /✓ search/);
  assert.match(text, /✗ union[^]*The attacker holds <3> rows[^]*at server\.js:12[^]*Bind values\./);
  assert.match(text, /failed, 1 of 2 points/);
});

test('pretty says which blocked attack earns no point, and of no other', () => {
  const text = pretty(report([attack('a', 'blocked'), attack('b', 'blocked', { points: 0 })]));
  assert.match(text, /✓ a\s+a\n\s*✓ b\s+b\n\s*blocked, but no point/);
  assert.equal(text.match(/no point/g)?.length, 1);
});

test('pretty says why a submission could not be graded, and where', () => {
  const problem = {
    kind: 'syntax',
    message: 'unexpected token',
    file: 'server.js',
    line: 3,
    column: 1,
    advice: 'Close the brace.',
  } as const;
  assert.match(
    pretty(report([], { outcome: 'broken', problem })),
    /could not grade: unexpected token[^]*server\.js:3[^]*Close the brace/,
  );
});

test('junit counts failures and escapes what XML would read as markup', () => {
  const xml = junit([mixed]);
  assert.match(xml, /<testsuite name="topic\/exercise, seed 1" tests="2" failures="1" errors="0">/);
  assert.match(xml, /message="The attacker holds &lt;3&gt; rows of &quot;secrets&quot; &amp; more\."/);
});

test('junit replaces characters that XML cannot hold', () => {
  assert.match(junit([report([attack('a', 'breached', { effect: 'a\u0000b' })])]), /message="a\uFFFDb"/);
});
