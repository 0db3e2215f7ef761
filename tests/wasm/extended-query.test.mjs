// The quick way through the extended query parser ends where qs would.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import qs from 'qs';
import { parseExtended } from '../../wasm/guest/stand-ins/extended-query.js';

const PIECES = [
  'a',
  'b',
  'toString',
  '__proto__',
  'a.b',
  '1',
  '=',
  '=',
  '&',
  '&',
  '+',
  '%20',
  '%2B',
  '%5B',
  '%5b',
  '%5d',
];
const ODD = [
  '[',
  ']',
  '[]',
  '[0]',
  '%',
  '%f',
  '%ff',
  '%C3%A9',
  'é',
  '%00',
  "'",
  ';',
  ',',
  '?',
  '#',
  '&&',
  '==',
  ' ',
];

test('it gives what qs gives', () => {
  let state = 7;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const all = [...PIECES, ...ODD];
  for (let round = 0; round < 30_000; round++) {
    let text = '';
    for (let parts = below(9); parts >= 0; parts--) text += all[below(all.length)] ?? '';
    assert.deepEqual(parseExtended(text), qs.parse(text, { allowPrototypes: true }), text);
  }
});

test('many parameters, and long ones, are as qs has them', () => {
  const many = Array.from({ length: 1100 }, (_, i) => `k${i}=v`).join('&');
  const long = `q=${'x'.repeat(100_000)}`;
  // A URL without a question mark has no query at all.
  for (const text of [many, long, '', 'a', '=b', '&', 'a=1&a=2', null, undefined]) {
    assert.deepEqual(
      parseExtended(text),
      qs.parse(text, { allowPrototypes: true }),
      String(text).slice(0, 40),
    );
  }
});
