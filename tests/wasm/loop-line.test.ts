// The line named for an endless loop is the loop's, also when QuickJS only knows the place
// before it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopLine } from '../../wasm/engine/sandbox/loop-line.js';

const lineOf = (source: string, line: number, column = 1): number =>
  loopLine(source, { file: 'a.js', line, column }).line;

test('a place before an empty loop becomes the loop', () => {
  assert.equal(lineOf('function f() {\n  let a = g();\n  while (true) {}\n}', 2, 11), 3);
});

test('a place inside a loop stays', () => {
  assert.equal(lineOf('for (;;) {\n  g();\n  h();\n}\nwhile (x) {}', 3, 3), 3);
});

test('a loop without braces reaches to its semicolon', () => {
  assert.equal(lineOf('for (;;)\n  g();\nfor (;;) h();', 2, 3), 2);
});

test('a do loop is a loop', () => {
  assert.equal(lineOf('let i = g();\ndo {\n  i++;\n} while (i);', 1, 9), 2);
});

test('loops in comments, strings and expressions are not loops', () => {
  assert.equal(lineOf("g();\n// while (x) {}\nconst s = 'for (;;) {}', r = /while (a)/;\nfor (;;) {}", 1), 4);
});

test('a loop of another function is not named', () => {
  assert.equal(lineOf('function f() {\n  g();\n}\nwhile (x) {}', 2, 3), 2);
});

test('a place in a block that ends before the loop becomes the loop', () => {
  assert.equal(
    lineOf("f('/', async (q) => {\n  if (q.a) {\n    return g();\n  }\n  while (true) {}\n});", 3, 12),
    5,
  );
});

test('a loop is found from inside an object and a try', () => {
  assert.equal(
    lineOf('function f() {\n  try {\n    g({ a: 1 });\n  } catch (e) {}\n  do {} while (1);\n}', 3, 12),
    5,
  );
});
