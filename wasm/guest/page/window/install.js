// The global object of a page.
import { TextDecoder, TextEncoder } from '../../globals/encoding.js';
import { structuredClone } from '../../globals/structured-clone.js';
import { URL, URLSearchParams } from '../../globals/url.js';
import { alert, confirm, console, presentBy, prompt } from '../console.js';
import { Document } from '../dom/document.js';
import { Element, HTMLElement } from '../dom/element.js';
import { CustomEvent, Event, EventTarget, path } from '../dom/events.js';
import { HTMLFormElement } from '../dom/forms.js';
import { adopt, handleOf, isNode, Node, Text, wrap } from '../dom/node.js';
import { DocumentFragment } from '../dom/parent.js';
import { defineFrames } from '../dom/reflect.js';
import { startTag } from '../dom/serialize.js';
import { guardCode } from '../guards.js';
import { fetch, Request, Response, sendBeacon } from '../network/fetch.js';
import { FormData } from '../network/form-data.js';
import { Headers } from '../network/headers.js';
import { XMLHttpRequest } from '../network/xhr.js';
import * as timers from '../timers.js';
import { own } from '../view.js';
import { crypto, history, inertElement, navigator, Observer, performance } from './inert.js';
import { locationOf } from './location.js';
import { storage } from './storage.js';
import { frames, open, parentWindow, topWindow, windowOf } from './windows.js';

const { defineProperty } = Object;
const { setTimeout, setInterval, clearTimeout, queueMicrotask } = timers;

function Image() {
  return wrap(own, 0).createElement('img');
}

const values = {
  ...{ URL, URLSearchParams, TextEncoder, TextDecoder, structuredClone, console, alert, confirm, prompt },
  ...{ Event, CustomEvent, EventTarget, Node, Text, Element, HTMLElement, HTMLFormElement, Document },
  ...{ DocumentFragment, fetch, Request, Response, Headers, FormData, XMLHttpRequest, Image, open },
  ...{
    setTimeout,
    setInterval,
    clearTimeout,
    clearInterval: clearTimeout,
    queueMicrotask,
    navigator,
    history,
  },
  ...{ performance, crypto, MutationObserver: Observer, IntersectionObserver: Observer, screen: {} },
  requestAnimationFrame: (callback) => setTimeout(callback, 16),
  cancelAnimationFrame: clearTimeout,
  getComputedStyle: inertElement,
  postMessage: () => undefined,
  stop: () => undefined,
  close: () => undefined,
  name: '',
  frameElement: null,
};

// Read anew each time; assigning to location navigates.
const accessors = {
  document: () => wrap(own, 0),
  location: () => locationOf(own),
  localStorage: () => storage('local'),
  sessionStorage: () => storage('session'),
  origin: () => own.ask('origin'),
  self: () => globalThis,
  parent: parentWindow,
  top: topWindow,
  frames,
  length: () => frames().length,
};

const unforgeable = new Set(['document', 'location', 'top']);
const replaceable = new Set(['self', 'parent', 'frames', 'length', 'origin']);

function replace(global, name) {
  if (!replaceable.has(name)) return undefined;
  return (value) => {
    defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });
  };
}

function written(value) {
  if (value === locationOf(own)) return value.href;
  if (!isNode(value)) return value;
  const { view, id } = handleOf(value);
  return view.isElement(id) ? startTag(view, id) : (value.nodeValue ?? value.nodeName);
}

export function installWindow(global) {
  adopt(new Document(), own, 0);
  presentBy(written);
  navigator.sendBeacon = sendBeacon;
  defineFrames(windowOf);
  for (const [name, value] of Object.entries(values)) {
    defineProperty(global, name, { value, writable: true, configurable: true });
    // The bundle has shorter ones.
    if (typeof value === 'function') defineProperty(value, 'name', { value: name, configurable: true });
  }
  defineProperty(global, 'window', { value: global });
  for (const [name, get] of Object.entries(accessors)) {
    const set = name === 'location' ? (address) => locationOf(own).assign(address) : replace(global, name);
    const configurable = !unforgeable.has(name);
    defineProperty(global, name, { __proto__: null, get, set, enumerable: true, configurable });
  }
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
    const method = EventTarget.prototype[name];
    const value = (...args) => Reflect.apply(method, global, args);
    defineProperty(global, name, { value, writable: true, configurable: true });
    // The bundle has shorter ones.
    if (typeof value === 'function') defineProperty(value, 'name', { value: name, configurable: true });
  }
  defineProperty(global, path, { value: () => [global] });
  guardCode(global);
}
