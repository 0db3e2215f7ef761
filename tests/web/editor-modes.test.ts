import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringStream, type StreamParser } from '@codemirror/language';
import { javascriptMode } from '../../web/src/editor/javascript-mode.js';
import { sqlMode } from '../../web/src/editor/sql-mode.js';

/** The text's tokens as "text:style"; unstyled ones are left out. */
function tokens<State>(mode: StreamParser<State>, text: string): string[] {
  const state = mode.startState?.(2) as State;
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = mode.token(stream, state);
      assert.ok(stream.pos > stream.start, `stuck at ${line.slice(stream.pos)}`);
      if (style !== null) found.push(`${stream.current()}:${style}`);
    }
  }
  return found;
}

test('javascript: a hole in a template is code, and the template goes on after it', () => {
  assert.deepEqual(tokens(javascriptMode, '`a ${x} b`'), [
    '`:string',
    'a :string',
    '${:brace.special',
    'x:variableName',
    '}:brace.special',
    ' b`:string',
  ]);
});

test('javascript: templates nest, over lines', () => {
  const found = tokens(javascriptMode, '`a ${f(`b\n${c}`)}\nd` + 1');
  assert.deepEqual(found.slice(-3), ['d`:string', '+:operator', '1:number']);
});

test('javascript: a slash divides after a value and begins an expression elsewhere', () => {
  assert.ok(tokens(javascriptMode, 'a / b / c').every((found) => !found.endsWith(':regexp')));
  assert.ok(tokens(javascriptMode, "x.replace(/[/']/g, '')").includes("/[/']/g:regexp"));
});

test('javascript: comments, also over lines', () => {
  assert.deepEqual(tokens(javascriptMode, 'a /* b\nc */ d // e'), [
    'a:variableName',
    '/* b:comment',
    'c */:comment',
    'd:variableName',
    '// e:comment',
  ]);
});

test('javascript: a property that is called like a keyword is a property', () => {
  assert.deepEqual(tokens(javascriptMode, 'tx.delete(x)').slice(0, 3), [
    'tx:variableName',
    '.:operator',
    'delete:propertyName.function',
  ]);
});

test('sql: keywords in any case, doubled quotes, comments', () => {
  assert.deepEqual(tokens(sqlMode, "Grant SELECT ON t -- why\nWHERE a = 'O''Brien'"), [
    'Grant:keyword',
    'SELECT:keyword',
    'ON:keyword',
    't:variableName',
    '-- why:comment',
    'WHERE:keyword',
    'a:variableName',
    '=:operator',
    "'O''Brien':string",
  ]);
});

test('sql: a block comment ends where it ends', () => {
  assert.deepEqual(tokens(sqlMode, 'a /* b */ c'), ['a:variableName', '/* b */:comment', 'c:variableName']);
});
