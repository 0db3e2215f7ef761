// Values on their way to the database, as better-sqlite3 takes them: numbers, strings,
// bigints, buffers and null; anything else is an error, not a guess.

function valueToWire(value) {
  switch (typeof value) {
    case 'string':
    case 'number':
      return value;
    case 'bigint':
      return { $int: String(value) };
    case 'undefined':
      return null;
    case 'object':
      if (value === null) return null;
      if (value instanceof Uint8Array) {
        return { $blob: new Uint8Array(value.buffer, value.byteOffset, value.byteLength).toBase64() };
      }
  }
  throw new TypeError('SQLite3 can only bind numbers, strings, bigints, buffers, and null');
}

function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

// An array binds by position, a plain object by name, anything else is one value.
export function toWire(params) {
  if (Array.isArray(params)) {
    const list = [];
    for (let i = 0; i < params.length; i++) list[i] = valueToWire(params[i]);
    return list;
  }
  if (typeof params !== 'object' || params === null || !isPlain(params)) return [valueToWire(params)];
  const named = { __proto__: null };
  for (const name of Object.keys(params)) named[name] = valueToWire(params[name]);
  return named;
}
