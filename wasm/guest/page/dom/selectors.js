// The selectors that pages and payloads use: tag, *, #id, .class, [attr], [attr=value] and its kin,
// :checked, :not() of one compound, descendant, >, +, ~ and lists.

import { attributeOf, isElement } from '../view.js';

const NAME = /^(?:[\w-]|[^\x00-\x7f]|\\.)+/;
const NativeDOMException = DOMException;

function fail(text) {
  throw new NativeDOMException(`'${text}' is not a valid selector`, 'SyntaxError');
}

const unescaped = (name) => name.replace(/\\(.)/g, '$1');

class Reader {
  constructor(text) {
    this.whole = text;
    this.rest = text.trim();
  }
  take(pattern) {
    const match = pattern.exec(this.rest);
    if (match === null) return undefined;
    this.rest = this.rest.slice(match[0].length);
    return match;
  }
  name() {
    return unescaped((this.take(NAME) ?? fail(this.whole))[0]);
  }
}

const attributeTests = {
  __proto__: null,
  '=': (found, wanted) => found === wanted,
  '~=': (found, wanted) => found.split(/\s+/).includes(wanted),
  '|=': (found, wanted) => found === wanted || found.startsWith(`${wanted}-`),
  '^=': (found, wanted) => wanted !== '' && found.startsWith(wanted),
  '$=': (found, wanted) => wanted !== '' && found.endsWith(wanted),
  '*=': (found, wanted) => wanted !== '' && found.includes(wanted),
};

function attributeTest(reader) {
  reader.take(/^\s*/);
  const name = reader.name().toLowerCase();
  if (reader.take(/^\s*\]/)) return (nodes, id) => attributeOf(nodes[id], name) !== null;
  const operator = (reader.take(/^\s*([~|^$*]?=)\s*/) ?? fail(reader.whole))[1];
  const quoted = reader.take(/^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/);
  const value = quoted === undefined ? reader.name() : unescaped(quoted[1] ?? quoted[2]);
  const fold = (reader.take(/^\s*([iI])?\s*\]/) ?? fail(reader.whole))[1] !== undefined;
  const folded = (text) => (fold ? text.toLowerCase() : text);
  return (nodes, id) => {
    const found = attributeOf(nodes[id], name);
    return found !== null && attributeTests[operator](folded(found), folded(value));
  };
}

function pseudoTest(reader) {
  const name = reader.name().toLowerCase();
  if (name === 'checked') return (nodes, id) => attributeOf(nodes[id], 'checked') !== null;
  if (name === 'first-child' || name === 'last-child') {
    const at = name === 'first-child' ? 0 : -1;
    return (nodes, id) => siblings(nodes, id).at(at) === id;
  }
  if (name !== 'not' || !reader.take(/^\(\s*/)) return fail(reader.whole);
  const inner = compound(reader);
  if (!reader.take(/^\s*\)/)) fail(reader.whole);
  return (nodes, id) => !inner(nodes, id);
}

function compound(reader) {
  const before = reader.rest;
  const tests = [];
  if (!reader.take(/^\*/) && NAME.test(reader.rest)) {
    const tag = reader.name().toLowerCase();
    tests.push((nodes, id) => nodes[id].name === tag);
  }
  for (let mark = reader.take(/^[#.[:]/); mark !== undefined; mark = reader.take(/^[#.[:]/)) {
    if (mark[0] === '[') tests.push(attributeTest(reader));
    else if (mark[0] === ':') tests.push(pseudoTest(reader));
    else {
      const wanted = reader.name();
      tests.push(
        mark[0] === '#'
          ? (nodes, id) => attributeOf(nodes[id], 'id') === wanted
          : (nodes, id) => (attributeOf(nodes[id], 'class') ?? '').split(/\s+/).includes(wanted),
      );
    }
  }
  if (reader.rest === before) fail(reader.whole);
  return tests.length === 1 ? tests[0] : (nodes, id) => tests.every((test) => test(nodes, id));
}

function siblings(nodes, id) {
  const { parent } = nodes[id];
  return parent === undefined ? [id] : nodes[parent].children.filter((each) => isElement(nodes[each]));
}

function* related(nodes, id, combinator) {
  if (combinator === ' ' || combinator === '>') {
    for (let { parent } = nodes[id]; parent !== undefined; { parent } = nodes[parent]) {
      if (isElement(nodes[parent])) yield parent;
      if (combinator === '>') return;
    }
    return;
  }
  const before = siblings(nodes, id);
  const at = before.indexOf(id);
  for (let i = at - 1; i >= 0; i--) {
    yield before[i];
    if (combinator === '+') return;
  }
}

// From the right: the last compound is the element itself.
function complex(reader) {
  const steps = [{ test: compound(reader), combinator: undefined }];
  for (;;) {
    const mark = reader.take(/^\s*([>+~])\s*|^\s+(?=[^,\s])/);
    if (mark === undefined) break;
    steps.push({ test: compound(reader), combinator: mark[1] ?? ' ' });
  }
  if (steps.length === 1) return steps[0].test;
  const matchesFrom = (nodes, id, at) => {
    if (!steps[at].test(nodes, id)) return false;
    if (at === 0) return true;
    for (const other of related(nodes, id, steps[at].combinator)) {
      if (matchesFrom(nodes, other, at - 1)) return true;
    }
    return false;
  };
  return (nodes, id) => matchesFrom(nodes, id, steps.length - 1);
}

// A function that says whether an element is meant: of a view's nodes, and by its number.
export function selector(text) {
  const reader = new Reader(`${text}`);
  const choices = [complex(reader)];
  while (reader.take(/^\s*,\s*/)) choices.push(complex(reader));
  if (reader.rest !== '') fail(text);
  return choices.length === 1 ? choices[0] : (nodes, id) => choices.some((choice) => choice(nodes, id));
}
