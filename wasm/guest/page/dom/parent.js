// What documents and elements have in common: looking for elements below.
import { addKind, handleOf, Node, wrap, wrapAll } from './node.js';
import { attributeOf } from '../view.js';
import { selector } from './selectors.js';

export class ParentNode extends Node {
  querySelectorAll(text) {
    const { view, id } = handleOf(this);
    const wanted = selector(text);
    const { nodes } = view;
    return wrapAll(
      view,
      view.elements(id).filter((each) => wanted(nodes, each)),
    );
  }
  querySelector(text) {
    const { view, id } = handleOf(this);
    const wanted = selector(text);
    const { nodes } = view;
    return wrap(
      view,
      view.elements(id).find((each) => wanted(nodes, each)),
    );
  }
  getElementsByTagName(name) {
    const { view, id } = handleOf(this);
    const wanted = `${name}`.toLowerCase();
    const { nodes } = view;
    const found = view.elements(id).filter((each) => wanted === '*' || nodes[each].name === wanted);
    return wrapAll(view, found);
  }
  getElementsByClassName(names) {
    const wanted = `${names}`.trim().split(/\s+/);
    return elementsWith(this, 'class', (found) => wanted.every((name) => found.split(/\s+/).includes(name)));
  }
  get children() {
    const { view, id } = handleOf(this);
    return wrapAll(
      view,
      view.nodes[id].children.filter((each) => view.isElement(each)),
    );
  }
  get childElementCount() {
    return this.children.length;
  }
  get firstElementChild() {
    return this.children[0] ?? null;
  }
  get lastElementChild() {
    return this.children.at(-1) ?? null;
  }
}

export class DocumentFragment extends ParentNode {
  get nodeType() {
    return 11;
  }
}

addKind((view, id) => (id !== 0 && view.nodes[id].name[0] === '#' ? new DocumentFragment() : undefined));

export function elementsWith(node, attribute, test) {
  const { view, id } = handleOf(node);
  const { nodes } = view;
  const found = view.elements(id).filter((each) => {
    const value = attributeOf(nodes[each], attribute);
    return value !== null && test(value);
  });
  return wrapAll(view, found);
}

/** A list that also has its elements by name and id, as document.forms has. */
export function named(elements) {
  const list = [...elements];
  for (const element of elements) {
    for (const name of [element.getAttribute('id'), element.getAttribute('name')]) {
      if (name && !(name in list)) Object.defineProperty(list, name, { value: element, configurable: true });
    }
  }
  list.item = (at) => list[at] ?? null;
  list.namedItem = (name) => elements.find((each) => [each.id, each.name].includes(name)) ?? null;
  return list;
}
