// parent, top, frames and contentWindow: windows around and inside this one. One of another origin can
// be named; what it shows is refused.
import { wrap, handleOf } from '../dom/node.js';
import { own, View } from '../view.js';
import { locationOf } from './location.js';

const windows = new WeakMap();
let around;

class ForeignWindow {
  closed = false;
  constructor(view) {
    Object.defineProperty(this, 'view', { value: view });
    Object.defineProperty(this, 'window', { value: this });
    Object.defineProperty(this, 'self', { value: this });
  }
  get document() {
    void this.view.ask('location');
    return wrap(this.view, 0);
  }
  get location() {
    return locationOf(this.view);
  }
  set location(address) {
    this.location.assign(address);
  }
  postMessage() {}
  focus() {}
  close() {}
}

/** Of a frame's element. */
export function windowOf(frame) {
  let found = windows.get(frame);
  if (found === undefined) {
    const { view, id } = handleOf(frame);
    found = new ForeignWindow(new View(() => view.ask('frame_document', { frame: id })));
    windows.set(frame, found);
  }
  return found;
}

/** The window itself when it is a tab's own. */
export function parentWindow() {
  if (own.ask('parent_document') === own.ask('document')) return globalThis;
  around ??= new ForeignWindow(new View(() => own.ask('parent_document')));
  return around;
}

export function topWindow() {
  let top = parentWindow();
  for (let depth = 0; top !== globalThis && depth < 16; depth++) {
    const { view } = top;
    if (view.id === null) return top;
    const above = view.ask('parent_document');
    if (above === view.id) return top;
    top = new ForeignWindow(new View(() => view.ask('parent_document')));
  }
  return top;
}

export function frames() {
  const elements = wrap(own, 0).querySelectorAll('iframe, frame');
  const list = elements.map(windowOf);
  for (const element of elements) {
    if (element.name !== '' && !(element.name in list)) list[element.name] = windowOf(element);
  }
  return list;
}

/** window.open(): another tab, of which nothing is seen. */
export function open(address = 'about:blank') {
  own.ask('open_window', { url: `${address}` });
  return new ForeignWindow(new View(() => null));
}
