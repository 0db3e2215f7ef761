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

// An attribute's value, null when the node has none of that name. Without destructuring, which takes
// QuickJS an iterator each time: selectors ask this of every element of a page.
export function attributeOf({ attributes }, name) {
  for (let i = 0; i < attributes.length; i++) {
    if (attributes[i][0] === name) return attributes[i][1];
  }
  return null;
}

export const isElement = ({ name }) => name !== '' && name[0] !== '#';

const NONE = [];

// What was left out of each node.
function complete(nodes) {
  for (let id = 0; id < nodes.length; id++) {
    const node = nodes[id];
    node.name ??= '';
    node.attributes ??= NONE;
    node.children ??= NONE;
    for (let i = 0; i < node.children.length; i++) nodes[node.children[i]].parent = id;
  }
}

export class View {
  #reach;
  #reached = { at: -1, id: undefined };
  // elements: of the whole document, once somebody has asked for them.
  #read = { at: -1, document: null, version: undefined, nodes: [], elements: undefined };
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
    const isKnown = version === known;
    if (!isKnown) complete(nodes);
    this.#read = {
      at: moment,
      document,
      version,
      nodes,
      elements: isKnown ? this.#read.elements : undefined,
    };
    return nodes;
  }

  get base() {
    const location = this.ask('location');
    const { nodes } = this;
    const element = this.elements(0).find(
      (id) => nodes[id].name === 'base' && attributeOf(nodes[id], 'href') !== null,
    );
    return element === undefined ? location : this.resolve(attributeOf(nodes[element], 'href'), location);
  }

  resolve(address, base = this.base) {
    return URL.parse(address, base)?.href ?? address;
  }

  attribute(id, name) {
    return attributeOf(this.nodes[id], name);
  }

  isElement(id) {
    return isElement(this.nodes[id]);
  }

  // Below root, in document order; with what is root itself left out.
  below(root) {
    const { nodes } = this;
    const found = [];
    const waiting = nodes[root].children.toReversed();
    while (waiting.length > 0) {
      const id = waiting.pop();
      found.push(id);
      const { children } = nodes[id];
      for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i]);
    }
    return found;
  }

  elements(root) {
    const { nodes } = this;
    if (root !== 0) return this.below(root).filter((id) => isElement(nodes[id]));
    return (this.#read.elements ??= this.below(0).filter((id) => isElement(nodes[id])));
  }

  text(id) {
    const { name, text } = this.nodes[id];
    if (name === '') return text ?? '';
    const { nodes } = this;
    return this.below(id).reduce((all, each) => all + (nodes[each].text ?? ''), '');
  }
}

export const own = new View(undefined);
