// URLSearchParams and application/x-www-form-urlencoded (URL Standard, sections 5 and 6.2).
import { textOf, utf8Of } from './encoding.js';

function decode(text) {
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  const latin1 = utf8Of(spaced).replace(/%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return textOf(latin1);
}

function encode(text) {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function parse(text) {
  const pairs = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    pairs.push(at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]);
  }
  return pairs;
}

function pairsOf(init) {
  if (typeof init !== 'object' || init === null) return parse(String(init).replace(/^\?/, ''));
  if (typeof init[Symbol.iterator] !== 'function') {
    return Object.keys(init).map((key) => [key, String(init[key])]);
  }
  return Array.from(init, (pair) => {
    const [name, value, ...more] = pair;
    if (value === undefined || more.length > 0) {
      throw new TypeError('Each query pair must be an iterable [name, value] tuple');
    }
    return [String(name), String(value)];
  });
}

export class URLSearchParams {
  #pairs;
  onChange = undefined;

  constructor(init = '') {
    this.#pairs = pairsOf(init);
    Object.defineProperty(this, 'onChange', { enumerable: false });
  }
  get size() {
    return this.#pairs.length;
  }
  reset(text) {
    this.#pairs = parse(text);
  }
  append(name, value) {
    this.#pairs.push([String(name), String(value)]);
    this.onChange?.();
  }
  delete(name, value) {
    this.#pairs = this.#pairs.filter(
      ([key, item]) => key !== String(name) || (value !== undefined && item !== String(value)),
    );
    this.onChange?.();
  }
  get(name) {
    return this.#pairs.find(([key]) => key === String(name))?.[1] ?? null;
  }
  getAll(name) {
    return this.#pairs.filter(([key]) => key === String(name)).map(([, value]) => value);
  }
  has(name, value) {
    return this.#pairs.some(
      ([key, item]) => key === String(name) && (value === undefined || item === String(value)),
    );
  }
  set(name, value) {
    const first = this.#pairs.find(([key]) => key === String(name));
    if (first === undefined) {
      this.append(name, value);
      return;
    }
    first[1] = String(value);
    this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== first[0]);
    this.onChange?.();
  }
  sort() {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.onChange?.();
  }
  forEach(callback, thisValue) {
    for (const [name, value] of this.#pairs) callback.call(thisValue, value, name, this);
  }
  *entries() {
    for (const [name, value] of this.#pairs) yield [name, value];
  }
  *keys() {
    for (const [name] of this.#pairs) yield name;
  }
  *values() {
    for (const [, value] of this.#pairs) yield value;
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  toString() {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }
}
