// Elements: attributes, HTML, and the properties that stand for attributes (reflect.js, forms.js).
import { addKind, beside, handleOf, wrap } from './node.js';
import { ParentNode } from './parent.js';
import { selector } from './selectors.js';
import { innerHtml, outerHtml } from './serialize.js';

const inert = () =>
  new Proxy({}, { get: (target, name) => target[name] ?? (name === 'setProperty' ? () => {} : '') });
const styles = new WeakMap();
const nothing = () => undefined;

class ClassList {
  #element;
  constructor(element) {
    this.#element = element;
  }
  get #names() {
    return this.#element.className.split(/\s+/).filter((name) => name !== '');
  }
  contains(name) {
    return this.#names.includes(name);
  }
  add(...names) {
    this.#element.className = [...new Set([...this.#names, ...names])].join(' ');
  }
  remove(...names) {
    this.#element.className = this.#names.filter((name) => !names.includes(name)).join(' ');
  }
  toggle(name) {
    const had = this.contains(name);
    this[had ? 'remove' : 'add'](name);
    return !had;
  }
}

const dashed = (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export class Element extends ParentNode {
  get tagName() {
    const { view, id } = handleOf(this);
    return view.nodes[id].name.toUpperCase();
  }
  get localName() {
    return this.tagName.toLowerCase();
  }
  get nodeName() {
    return this.tagName;
  }
  get attributes() {
    const { view, id } = handleOf(this);
    return view.nodes[id].attributes.map(([name, value]) => ({ name, value }));
  }
  getAttribute(name) {
    const { view, id } = handleOf(this);
    return view.attribute(id, `${name}`.toLowerCase());
  }
  setAttribute(name, value) {
    const { view, id } = handleOf(this);
    view.ask('set_attribute', { node: id, name: `${name}`.toLowerCase(), value: `${value}` });
  }
  hasAttribute(name) {
    return this.getAttribute(name) !== null;
  }
  removeAttribute(name) {
    const { view, id } = handleOf(this);
    view.ask('remove_attribute', { node: id, name: `${name}`.toLowerCase() });
  }
  getAttributeNames() {
    return this.attributes.map(({ name }) => name);
  }
  get classList() {
    return new ClassList(this);
  }
  get dataset() {
    const element = this;
    return new Proxy(
      {},
      {
        get: (_, name) =>
          typeof name === 'string' ? (element.getAttribute(dashed(name)) ?? undefined) : undefined,
        has: (_, name) => typeof name === 'string' && element.hasAttribute(dashed(name)),
        set: (_, name, value) => {
          element.setAttribute(dashed(String(name)), value);
          return true;
        },
      },
    );
  }
  get style() {
    if (!styles.has(this)) styles.set(this, inert());
    return styles.get(this);
  }
  set style(text) {
    this.setAttribute('style', text);
  }
  get innerHTML() {
    const { view, id } = handleOf(this);
    return innerHtml(view, id);
  }
  set innerHTML(html) {
    const { view, id } = handleOf(this);
    view.ask('set_inner_html', { node: id, html: `${html ?? ''}` });
  }
  get outerHTML() {
    const { view, id } = handleOf(this);
    return outerHtml(view, id);
  }
  set outerHTML(html) {
    this.insertAdjacentHTML('beforebegin', html);
    this.remove();
  }
  insertAdjacentHTML(where, html) {
    const inside = where === 'afterbegin' || where === 'beforeend';
    const place = inside ? this : this.parentNode;
    const made = this.ownerDocument.createElement(place.localName);
    made.innerHTML = html;
    const before = {
      beforebegin: this,
      afterbegin: this.firstChild,
      beforeend: null,
      afterend: this.nextSibling,
    };
    const reference = before[`${where}`.toLowerCase()];
    for (const child of made.childNodes) place.insertBefore(child, reference);
  }
  get innerText() {
    return this.textContent;
  }
  set innerText(text) {
    this.textContent = text;
  }
  get nextElementSibling() {
    return beside(this, 1, 'children');
  }
  get previousElementSibling() {
    return beside(this, -1, 'children');
  }
  matches(text) {
    const { view, id } = handleOf(this);
    return selector(text)(view.nodes, id);
  }
  closest(text) {
    const { view, id } = handleOf(this);
    const wanted = selector(text);
    const { nodes } = view;
    for (let each = id; each !== undefined; each = nodes[each].parent) {
      if (view.isElement(each) && wanted(nodes, each)) return wrap(view, each);
    }
    return null;
  }
  cloneNode(deep = false) {
    const copy = this.ownerDocument.createElement(this.localName);
    for (const { name, value } of this.attributes) copy.setAttribute(name, value);
    if (deep) copy.innerHTML = this.innerHTML;
    return copy;
  }
  // <template>, whose content is the node behind it.
  get content() {
    const { view, id } = handleOf(this);
    if (this.localName !== 'template') return this.getAttribute('content') ?? '';
    return view.nodes[id + 1]?.name === '#content' ? wrap(view, id + 1) : null;
  }
  click() {
    const { view, id } = handleOf(this);
    view.ask('click', { node: id });
  }
  getBoundingClientRect() {
    return { x: 0, y: 0, top: 0, left: 0, right: 0, bottom: 0, width: 0, height: 0 };
  }
}

for (const name of ['focus', 'blur', 'scrollIntoView']) Element.prototype[name] = nothing;

export class HTMLElement extends Element {}

addKind((view, id) => (view.isElement(id) && view.nodes[id].name !== 'form' ? new HTMLElement() : undefined));
