// localStorage and sessionStorage, by methods and by properties.
import { own } from '../view.js';

const NativeDOMException = DOMException;

class Storage {
  #kind;
  constructor(kind) {
    this.#kind = kind;
    return new Proxy(this, properties(this));
  }
  static ask(storage, op, members) {
    return own.ask(op, { kind: storage.#kind, ...members });
  }
}

const methods = {
  getItem: (storage, key) => Storage.ask(storage, 'storage_get', { key: `${key}` }),
  setItem(storage, key, value) {
    if (Storage.ask(storage, 'storage_set', { key: `${key}`, value: `${value}` })) return;
    throw new NativeDOMException('The quota has been exceeded.', 'QuotaExceededError');
  },
  removeItem: (storage, key) => {
    Storage.ask(storage, 'storage_remove', { key: `${key}` });
  },
  clear(storage) {
    for (const key of Storage.ask(storage, 'storage_keys')) methods.removeItem(storage, key);
  },
  key: (storage, at) => Storage.ask(storage, 'storage_keys')[at] ?? null,
};

const properties = (storage) => ({
  get(_, name) {
    if (name === 'length') return Storage.ask(storage, 'storage_keys').length;
    if (typeof name !== 'string') return undefined;
    if (Object.hasOwn(methods, name)) return (...values) => methods[name](storage, ...values);
    return methods.getItem(storage, name) ?? Storage.prototype[name];
  },
  has: (_, name) => Storage.ask(storage, 'storage_keys').includes(name),
  set(_, name, value) {
    methods.setItem(storage, String(name), value);
    return true;
  },
  deleteProperty(_, name) {
    methods.removeItem(storage, String(name));
    return true;
  },
  ownKeys: () => Storage.ask(storage, 'storage_keys'),
  getOwnPropertyDescriptor(_, name) {
    const value = typeof name === 'string' ? methods.getItem(storage, name) : null;
    return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
  },
});

const areas = { local: new Storage('local'), session: new Storage('session') };

/** Throws for a document whose origin is opaque: it has none. */
export function storage(kind) {
  if (own.ask('origin') === 'null') {
    throw new NativeDOMException('This document has no storage: its origin is opaque.', 'SecurityError');
  }
  return areas[kind];
}
