import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tokens } from './tokens.js';

const OWN = 'Zm9vYmFyYmF6cXV4MTIz';
const THEIRS = 'c29tZXRoaW5nRWxzZTQ1';

test('a token that was learned from a page is another in the next request', () => {
  const tokens = new Tokens();
  tokens.learn(`<input value="${OWN}"> Hello`, `<input value="${THEIRS}"> Hello`);
  assert.equal(tokens.translate(`_csrf=${OWN}&to=ada`), `_csrf=${THEIRS}&to=ada`);
});

test('what a form has encoded is found as well', () => {
  const tokens = new Tokens();
  tokens.add('a+b/c', 'd+e/f');
  assert.equal(tokens.translateEncoded('a%2Bb%2Fc'), 'd%2Be%2Ff');
});

test('an encoded token is not taken for one that stands as it is', () => {
  const tokens = new Tokens();
  tokens.add('abc', 'd+f');
  assert.equal(tokens.translate('abc'), 'd+f');
  assert.equal(tokens.translateEncoded('abc'), 'd%2Bf');
});

test('pages that differ otherwise teach nothing', () => {
  const tokens = new Tokens();
  tokens.learn(`${OWN} Hello`, `${THEIRS} Good bye`);
  tokens.learn('antidisestablishment', 'internationalization');
  assert.equal(tokens.translate(`${OWN} antidisestablishment`), `${OWN} antidisestablishment`);
});

test('short values and values of other lengths stay', () => {
  const tokens = new Tokens();
  tokens.learn('balance 4880', 'balance 4990');
  tokens.learn(OWN, `${THEIRS}x`);
  assert.equal(tokens.translate(`4880 ${OWN}`), `4880 ${OWN}`);
});
