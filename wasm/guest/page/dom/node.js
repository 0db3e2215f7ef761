// Nodes: one object for each node of a view, made when it is first named. What a node is, is read from
// the host's tree; what is done to it goes through the host.
import { EventTarget, path } from './events.js';

const { apply } = Reflect;
const { get, set } = WeakMap.prototype;
const handles = new WeakMap();
const makers = [];

/** {view, id} of a node; throws for what is none. */
export function handleOf(node) {
  const handle = apply(get, handles, [node]);
  if (handle === undefined) throw new TypeError('Illegal invocation');
  return handle;
}

export const isNode = (value) =>
  typeof value === 'object' && value !== null && apply(get, handles, [value]) !== undefined;

/** make: gives the object for a node, or undefined when it is not of its kind. */
export function addKind(make) {
  makers.push(make);
}

export function wrap(view, id) {
  if (id === undefined || id === null) return null;
  let node = view.wrappers.get(id);
  if (node === undefined) {
    for (const make of makers) node ??= make(view, id);
    adopt(node, view, id);
  }
  return node;
}

export function adopt(node, view, id) {
  apply(set, handles, [node, { view, id }]);
  view.wrappers.set(id, node);
  return node;
}

export const wrapAll = (view, ids) => ids.map((id) => wrap(view, id));

// Text may stand for a node, as in append("…").
function taken(view, value) {
  return isNode(value) ? handleOf(value).id : view.ask('create_text', { text: `${value}` });
}

export class Node extends EventTarget {
  get nodeType() {
    const { view, id } = handleOf(this);
    return id === 0 ? 9 : view.isElement(id) ? 1 : view.nodes[id].name === '' ? 3 : 11;
  }
  get nodeName() {
    return this.nodeType === 3 ? '#text' : this.nodeType === 9 ? '#document' : '#document-fragment';
  }
  get nodeValue() {
    return this.nodeType === 3 ? this.textContent : null;
  }
  get ownerDocument() {
    return this.nodeType === 9 ? null : wrap(handleOf(this).view, 0);
  }
  get parentNode() {
    const { view, id } = handleOf(this);
    return wrap(view, view.nodes[id].parent);
  }
  get parentElement() {
    const parent = this.parentNode;
    return parent?.nodeType === 1 ? parent : null;
  }
  get isConnected() {
    return this[path]().some((each) => each.nodeType === 9);
  }
  get childNodes() {
    const { view, id } = handleOf(this);
    return wrapAll(view, view.nodes[id].children);
  }
  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get lastChild() {
    return this.childNodes.at(-1) ?? null;
  }
  get nextSibling() {
    return beside(this, 1, 'childNodes');
  }
  get previousSibling() {
    return beside(this, -1, 'childNodes');
  }
  get textContent() {
    const { view, id } = handleOf(this);
    return id === 0 ? null : view.text(id);
  }
  set textContent(text) {
    const { view, id } = handleOf(this);
    if (id !== 0) view.ask('set_text', { node: id, text: `${text ?? ''}` });
  }
  hasChildNodes() {
    return this.childNodes.length > 0;
  }
  contains(other) {
    for (let each = other; each !== null; each = each.parentNode) if (each === this) return true;
    return false;
  }
  appendChild(child) {
    return this.insertBefore(child, null);
  }
  // The host only appends: what comes after is put behind once more.
  insertBefore(child, reference) {
    const { view, id } = handleOf(this);
    const added =
      child.nodeType === 11 ? view.nodes[handleOf(child).id].children.slice() : [handleOf(child).id];
    const { children } = view.nodes[id];
    const at = isNode(reference) ? children.indexOf(handleOf(reference).id) : children.length;
    const behind = at === -1 ? [] : children.slice(at).filter((each) => !added.includes(each));
    for (const each of [...added, ...behind]) view.ask('append', { parent: id, child: each });
    return child;
  }
  removeChild(child) {
    const { view, id } = handleOf(child);
    view.ask('remove', { node: id });
    return child;
  }
  replaceChild(child, old) {
    this.insertBefore(child, old);
    return this.removeChild(old);
  }
  append(...values) {
    const { view } = handleOf(this);
    for (const value of values) this.appendChild(wrap(view, taken(view, value)));
  }
  prepend(...values) {
    const { view } = handleOf(this);
    const first = this.firstChild;
    for (const value of values) this.insertBefore(wrap(view, taken(view, value)), first);
  }
  replaceChildren(...values) {
    this.textContent = '';
    this.append(...values);
  }
  before(...values) {
    const { view } = handleOf(this);
    for (const value of values) this.parentNode.insertBefore(wrap(view, taken(view, value)), this);
  }
  after(...values) {
    const next = this.nextSibling;
    const { view } = handleOf(this);
    for (const value of values) this.parentNode.insertBefore(wrap(view, taken(view, value)), next);
  }
  replaceWith(...values) {
    this.before(...values);
    this.remove();
  }
  remove() {
    if (this.parentNode !== null) this.removeChild(this);
  }
  get data() {
    return this.nodeValue ?? undefined;
  }
  [path]() {
    const way = [];
    for (let each = this; each !== null; each = each.parentNode) way.push(each);
    if (way.at(-1).nodeType === 9 && handleOf(this).view.isOwn) way.push(globalThis);
    return way;
  }
}

export function beside(node, step, kind) {
  const among = node.parentNode?.[kind] ?? [];
  return among[among.indexOf(node) + step] ?? null;
}

export class Text extends Node {}

addKind((view, id) => (view.nodes[id].name === '' ? new Text() : undefined));
