// node:events: EventEmitter, with its listeners kept only once there are some.
export class EventEmitter {
  on(name, listener) {
    if (typeof listener !== 'function') {
      throw new TypeError('The "listener" argument must be of type function');
    }
    this._listeners ??= { __proto__: null };
    (this._listeners[name] ??= []).push(listener);
    return this;
  }
  once(name, listener) {
    const wrapped = (...args) => {
      this.off(name, wrapped);
      listener.apply(this, args);
    };
    wrapped.listener = listener;
    return this.on(name, wrapped);
  }
  off(name, listener) {
    const list = this._listeners?.[name];
    if (list !== undefined) {
      this._listeners[name] = list.filter((item) => item !== listener && item.listener !== listener);
    }
    return this;
  }
  removeAllListeners(name) {
    if (this._listeners !== undefined) {
      if (name === undefined) this._listeners = undefined;
      else delete this._listeners[name];
    }
    return this;
  }
  listenerCount(name) {
    return this._listeners?.[name]?.length ?? 0;
  }
  listeners(name) {
    return (this._listeners?.[name] ?? []).slice();
  }
  emit(name, ...args) {
    const list = this._listeners?.[name];
    if (list === undefined || list.length === 0) {
      if (name === 'error') throw args[0];
      return false;
    }
    for (const listener of list.slice()) listener.apply(this, args);
    return true;
  }
  setMaxListeners() {
    return this;
  }
}
EventEmitter.prototype.addListener = EventEmitter.prototype.on;
EventEmitter.prototype.removeListener = EventEmitter.prototype.off;
EventEmitter.prototype._listeners = undefined;

// Express mixes the methods into its function object; a class's are not enumerable, and
// merge-descriptors copies by name, so this is all it needs.
export default { EventEmitter };
