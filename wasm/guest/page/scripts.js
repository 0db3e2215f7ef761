// What the host runs that is no plain script: handler attributes and dispatched events. Called by
// wasm/engine/page/page-realm.ts with JSON.
import { setCurrentScript } from './dom/document.js';
import { deliver, Event, isHeard } from './dom/events.js';
import { wrap } from './dom/node.js';
import { tell } from './door.js';
import { compile } from './guards.js';
import { runTimer } from './timers.js';
import { changed, own } from './view.js';

const { parse } = JSON;
const { apply } = Reflect;
const bubbling = new Set([
  'click',
  'submit',
  'input',
  'change',
  'keydown',
  'keyup',
  'mousedown',
  'mouseover',
]);

/** Before anything runs: {"element"}, whose script it is. */
export function enter(json) {
  changed();
  setCurrentScript(parse(json).element);
}

/** {"source", "name", "element"}: the text of an attribute like onerror. */
export function handle(json) {
  changed();
  const { source, name, element } = parse(json);
  // It has to be whole by itself, whatever the text put around it would make of it.
  compile('event', source);
  const node = wrap(own, element);
  const form = node?.form ?? null;
  const scope = 'with ($document) with ($form ?? {}) with ($element ?? {})';
  const make = compile('$document', '$form', '$element', `${scope} return function (event) {\n${source}\n};`);
  const event = new Event(name.slice(2));
  event.target = event.currentTarget = node;
  const result = apply(make(wrap(own, 0), form, node), node ?? globalThis, [event]);
  if (result === false || event.defaultPrevented) tell('prevented', {});
}

export function fire(timer) {
  changed();
  setCurrentScript(null);
  runTimer(timer);
}

/** {"event", "target"}: runs the listeners that scripts added. */
export function dispatch(json) {
  changed();
  setCurrentScript(null);
  const { event, target } = parse(json);
  const targets = [globalThis, ...own.wrappers.values()];
  // The tree is whole when the first script runs; that it is said once all of them have.
  if (target === 0 && event === 'load' && isHeard('DOMContentLoaded', targets)) {
    deliver(new Event('DOMContentLoaded', { bubbles: true }), wrap(own, 0));
  }
  if (!isHeard(event, targets)) return;
  const node = target === null ? globalThis : wrap(own, target);
  const delivered = new Event(event, { bubbles: bubbling.has(event), cancelable: true });
  deliver(delivered, node);
  if (delivered.defaultPrevented) tell('prevented', {});
  if (target === 0 && event === 'load') deliver(new Event(event), globalThis);
}
