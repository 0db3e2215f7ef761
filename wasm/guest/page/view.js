// A document as this realm reaches it: its own, or one of the same origin in a frame or around it.
// Whether a foreign one may be reached is asked anew whenever the host has called in, for it may be gone.
import { ask } from './door.js';
import { URL } from '../globals/url.js';

const changing = new Set([
  'create_element',
  'create_text',
  'set_attribute',
  'remove_attribute',
  'remove',
  'append',
  'set_text',
  'set_inner_html',
  'write',
  'click',
  'submit_form',
]);
const NativeDOMException = DOMException;
let moment = 0;

// What was known of the trees holds no longer.
export function changed() {
  moment++;
}

// Of a node by its number, what was left out.
function complete(node, id) {
  node.name ??= '';
  node.attributes ??= [];
  node.children ??= [];
  for (const child of node.children) this[child].parent = id;
}

export class View {
  #reach;
  #reached = { at: -1, id: undefined };
  #read = { at: -1, document: null, version: undefined, nodes: [] };
  wrappers = new Map();

  // reach: gives the document's id, null when it is out of reach; none for the realm's own.
  constructor(reach) {
    this.#reach = reach;
  }

  get isOwn() {
    return this.#reach === undefined;
  }

  get id() {
    if (this.#reached.at !== moment) this.#reached = { at: moment, id: this.#reach() };
    return this.#reached.id;
  }

  ask(op, members) {
    const question = { __proto__: null, op, ...members };
    if (this.#reach !== undefined) {
      question.document = this.id;
      if (question.document === null) {
        throw new NativeDOMException('Blocked from accessing a document of another origin.', 'SecurityError');
      }
    }
    const answer = ask(question);
    if (changing.has(op)) changed();
    return answer;
  }

  // By number: {name, text, attributes, children, parent}.
  get nodes() {
    if (this.#read.at === moment) return this.#read.nodes;
    const document = this.isOwn ? null : this.id;
    const known = document === this.#read.document ? this.#read.version : undefined;
    const { version, nodes = this.#read.nodes } = this.ask('tree', { known });
    if (version !== known) nodes.forEach(complete, nodes);
    this.#read = { at: moment, document, version, nodes };
    return nodes;
  }

  get base() {
    const location = this.ask('location');
    const element = this.elements(0).find(
      (id) => this.nodes[id].name === 'base' && this.attribute(id, 'href') !== null,
    );
    return element === undefined ? location : this.resolve(this.attribute(element, 'href'), location);
  }

  resolve(address, base = this.base) {
    return URL.parse(address, base)?.href ?? address;
  }

  attribute(id, name) {
    return this.nodes[id].attributes.find(([each]) => each === name)?.[1] ?? null;
  }

  isElement(id) {
    const { name } = this.nodes[id];
    return name !== '' && name[0] !== '#';
  }

  // Below root, in document order; with what is root itself left out.
  below(root) {
    const found = [];
    const waiting = this.nodes[root].children.toReversed();
    while (waiting.length > 0) {
      const id = waiting.pop();
      found.push(id);
      const { children } = this.nodes[id];
      for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]);
    }
    return found;
  }

  elements(root) {
    return this.below(root).filter((id) => this.isElement(id));
  }

  text(id) {
    const { name, text } = this.nodes[id];
    if (name === '') return text ?? '';
    return this.below(id).reduce((all, each) => all + (this.nodes[each].text ?? ''), '');
  }
}

export const own = new View(undefined);
