// document, of this realm or another one of the same origin.
import { addKind, adopt, handleOf, wrap } from './node.js';
import { DocumentFragment, elementsWith, named, ParentNode } from './parent.js';
import { locationOf } from '../window/location.js';

let current = null;

/** The element whose script runs; null for none. */
export function setCurrentScript(id) {
  current = id;
}

export class Document extends ParentNode {
  get cookie() {
    return handleOf(this).view.ask('cookie');
  }
  set cookie(line) {
    handleOf(this).view.ask('set_cookie', { line: `${line}` });
  }
  get URL() {
    return handleOf(this).view.ask('location');
  }
  get documentURI() {
    return this.URL;
  }
  get baseURI() {
    return handleOf(this).view.base;
  }
  get domain() {
    return this.location.hostname;
  }
  get referrer() {
    return handleOf(this).view.ask('referrer');
  }
  get location() {
    return locationOf(handleOf(this).view);
  }
  set location(address) {
    this.location.assign(address);
  }
  get defaultView() {
    return handleOf(this).view.isOwn ? globalThis : null;
  }
  get documentElement() {
    return this.querySelector('html');
  }
  get head() {
    return this.querySelector('head');
  }
  get body() {
    return this.querySelector('body');
  }
  get title() {
    return this.querySelector('title')?.textContent.trim() ?? '';
  }
  set title(text) {
    const title = this.querySelector('title');
    if (title !== null) title.textContent = text;
  }
  get forms() {
    return named(this.querySelectorAll('form'));
  }
  get images() {
    return named(this.querySelectorAll('img'));
  }
  get links() {
    return named(this.querySelectorAll('a[href], area[href]'));
  }
  get scripts() {
    return named(this.querySelectorAll('script'));
  }
  get currentScript() {
    const { view } = handleOf(this);
    return view.isOwn ? wrap(view, current) : null;
  }
  get activeElement() {
    return this.body;
  }
  get readyState() {
    return 'complete';
  }
  get visibilityState() {
    return 'visible';
  }
  get hidden() {
    return false;
  }
  getElementById(id) {
    return elementsWith(this, 'id', (found) => found === `${id}`)[0] ?? null;
  }
  getElementsByName(name) {
    return elementsWith(this, 'name', (found) => found === `${name}`);
  }
  createElement(name) {
    const { view } = handleOf(this);
    return wrap(view, view.ask('create_element', { name: `${name}`.toLowerCase() }));
  }
  createElementNS(_namespace, name) {
    return this.createElement(name);
  }
  createTextNode(text) {
    const { view } = handleOf(this);
    return wrap(view, view.ask('create_text', { text: `${text}` }));
  }
  createDocumentFragment() {
    const { view } = handleOf(this);
    return adopt(new DocumentFragment(), view, view.ask('create_element', { name: 'div' }));
  }
  write(...texts) {
    handleOf(this).view.ask('write', { html: texts.join('') });
  }
  writeln(...texts) {
    this.write(...texts, '\n');
  }
  open() {
    return this;
  }
  close() {}
  hasFocus() {
    return true;
  }
}

addKind((view, id) => (id === 0 ? new Document() : undefined));
