// Headers of fetch(): names in lower case, values of one name joined.

export class Headers {
  #list = [];

  constructor(init = undefined) {
    if (init === undefined || init === null) return;
    const pairs = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init);
    for (const [name, value] of pairs) this.append(name, value);
  }
  append(name, value) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(`${name}`))
      throw new TypeError(`Invalid header name: ${name}`);
    if (/[\0\r\n]|[^\x00-\xff]/.test(`${value}`.trim()))
      throw new TypeError(`Invalid header value: ${value}`);
    this.#list.push([`${name}`.toLowerCase(), `${value}`.trim()]);
  }
  delete(name) {
    this.#list = this.#list.filter(([each]) => each !== `${name}`.toLowerCase());
  }
  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }
  get(name) {
    const found = this.#list.filter(([each]) => each === `${name}`.toLowerCase());
    return found.length === 0 ? null : found.map(([, value]) => value).join(', ');
  }
  has(name) {
    return this.get(name) !== null;
  }
  forEach(callback, thisValue) {
    for (const [name, value] of this) callback.call(thisValue, value, name, this);
  }
  *entries() {
    const names = [...new Set(this.#list.map(([name]) => name))].sort();
    for (const name of names) yield [name, this.get(name)];
  }
  *keys() {
    for (const [name] of this) yield name;
  }
  *values() {
    for (const [, value] of this) yield value;
  }
  [Symbol.iterator]() {
    return this.entries();
  }
}
