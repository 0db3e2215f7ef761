// Events and their listeners. A handler attribute is run by the host before; a handler property
// (element.onclick = …) is a listener here.
import { reportUncaught } from '../door.js';

const { apply } = Reflect;
const { hasOwn } = Object;
const { get, set } = WeakMap.prototype;
const listeners = new WeakMap();
/** Types of events that anybody has ever listened to. */
const heard = new Set();
/** A method that gives what an event passes on its way up, the target first. */
export const path = Symbol('path');

export class Event {
  target = null;
  currentTarget = null;
  defaultPrevented = false;
  isTrusted = false;
  stopped = 'no';

  constructor(type, { bubbles = false, cancelable = false, detail = null } = {}) {
    this.type = `${type}`;
    this.bubbles = Boolean(bubbles);
    this.cancelable = Boolean(cancelable);
    this.detail = detail;
    Object.defineProperty(this, 'stopped', { enumerable: false });
  }
  preventDefault() {
    this.defaultPrevented = true;
  }
  stopPropagation() {
    if (this.stopped === 'no') this.stopped = 'here';
  }
  stopImmediatePropagation() {
    this.stopped = 'at once';
  }
}

export class CustomEvent extends Event {}

export class EventTarget {
  addEventListener(type, callback, options) {
    if (callback === null || callback === undefined) return;
    const all = apply(get, listeners, [this]) ?? [];
    if (all.some((each) => each.type === `${type}` && each.callback === callback)) return;
    heard.add(`${type}`);
    const once = typeof options === 'object' && options !== null && Boolean(options.once);
    apply(set, listeners, [this, [...all, { type: `${type}`, callback, once }]]);
  }
  removeEventListener(type, callback) {
    const all = apply(get, listeners, [this]) ?? [];
    const kept = all.filter((each) => each.type !== `${type}` || each.callback !== callback);
    apply(set, listeners, [this, kept]);
  }
  dispatchEvent(event) {
    deliver(event, this);
    return !event.defaultPrevented;
  }
  [path]() {
    return [this];
  }
}

function call(callback, target, event) {
  try {
    if (typeof callback === 'function') {
      if (apply(callback, target, [event]) === false) event.preventDefault();
    } else callback.handleEvent(event);
  } catch (error) {
    reportUncaught(error);
  }
}

function deliverAt(event, target) {
  event.currentTarget = target;
  const property = `on${event.type}`;
  if (hasOwn(target, property) && typeof target[property] === 'function')
    call(target[property], target, event);
  for (const { type, callback, once } of apply(get, listeners, [target]) ?? []) {
    if (event.stopped === 'at once') return;
    if (type !== event.type) continue;
    if (once) target.removeEventListener(type, callback);
    call(callback, target, event);
  }
}

/** Whether an event of the type can meet with a listener at one of the targets. */
export const isHeard = (type, targets) =>
  heard.has(type) || targets.some((target) => hasOwn(target, `on${type}`));

export function deliver(event, target) {
  event.target = target;
  const way = event.bubbles ? target[path]() : [target];
  for (const each of way) {
    if (event.stopped !== 'no') break;
    deliverAt(event, each);
  }
  event.currentTarget = null;
}
