// structuredClone for what JSON-minded code holds (HTML, section 2.7): values, plain objects,
// arrays, dates, expressions, maps, sets, errors, buffers; cycles and shared parts are kept.

function refuse(value) {
  const what = typeof value === 'function' ? `${value}`.slice(0, 60) : String(value);
  throw new DOMException(`${what} could not be cloned.`, 'DataCloneError');
}

const errorTypes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function cloneError(error, inner) {
  const type = Object.hasOwn(errorTypes, error.name) ? errorTypes[error.name] : Error;
  const copy = new type(error.message);
  if (Object.hasOwn(error, 'cause')) copy.cause = inner(error.cause);
  return copy;
}

function cloneObject(value, seen) {
  const inner = (part) => clone(part, seen);
  const keep = (copy) => {
    seen.set(value, copy);
    return copy;
  };
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value))
    return keep(new value.constructor(inner(value.buffer), value.byteOffset, value.length));
  if (value instanceof Error) return keep(cloneError(value, inner));
  if (value instanceof Map) {
    const copy = keep(new Map());
    for (const [key, item] of value) copy.set(inner(key), inner(item));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    for (const item of value) copy.add(inner(item));
    return copy;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) refuse(value);
  if (value instanceof Number || value instanceof String || value instanceof Boolean) {
    return keep(Object(value.valueOf()));
  }
  const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, {
      value: inner(value[key]),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

function clone(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol') refuse(value);
  if (typeof value !== 'object' || value === null) return value;
  return seen.get(value) ?? cloneObject(value, seen);
}

export function structuredClone(value) {
  if (arguments.length === 0) {
    throw new TypeError('The "value" argument must be specified');
  }
  return clone(value, new Map());
}
