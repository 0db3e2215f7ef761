// FormData, and what a script may give as a body: bytes, one character each, and their type.
import { latin1Of, utf8Of } from '../../globals/encoding.js';
import { URLSearchParams } from '../../globals/url.js';

export class FormData {
  #entries = [];

  constructor(form = undefined) {
    for (const control of form?.elements ?? []) {
      const { name, type, value } = control;
      const isChoice = type === 'checkbox' || type === 'radio';
      if (name === '' || control.disabled || ['submit', 'button', 'image', 'reset'].includes(type)) continue;
      if (control.localName !== 'button' && (!isChoice || control.checked)) {
        this.append(name, isChoice && value === '' ? 'on' : value);
      }
    }
  }
  append(name, value) {
    this.#entries.push([`${name}`, `${value}`]);
  }
  delete(name) {
    this.#entries = this.#entries.filter(([each]) => each !== `${name}`);
  }
  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }
  get(name) {
    return this.#entries.find(([each]) => each === `${name}`)?.[1] ?? null;
  }
  getAll(name) {
    return this.#entries.filter(([each]) => each === `${name}`).map(([, value]) => value);
  }
  has(name) {
    return this.get(name) !== null;
  }
  forEach(callback, thisValue) {
    for (const [name, value] of this) callback.call(thisValue, value, name, this);
  }
  *entries() {
    yield* this.#entries;
  }
  *keys() {
    for (const [name] of this) yield name;
  }
  *values() {
    for (const [, value] of this) yield value;
  }
  [Symbol.iterator]() {
    return this.entries();
  }
}

const escaped = (text) => text.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

function multipart(form) {
  const boundary = '----PageFormBoundary';
  const parts = Array.from(
    form,
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value.replace(/\r?\n/g, '\r\n')}\r\n`,
  );
  return { text: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

function textOfBody(body) {
  if (body instanceof FormData) return multipart(body);
  if (body instanceof URLSearchParams) {
    return { text: body.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  return { text: `${body}`, type: 'text/plain;charset=UTF-8' };
}

/** type is null when the body does not say. */
export function encodeBody(body) {
  if (body === undefined || body === null) return { bytes: '', type: null };
  if (ArrayBuffer.isView(body)) {
    return { bytes: latin1Of(new Uint8Array(body.buffer, body.byteOffset, body.byteLength)), type: null };
  }
  if (body instanceof ArrayBuffer) return { bytes: latin1Of(new Uint8Array(body)), type: null };
  const { text, type } = textOfBody(body);
  return { bytes: utf8Of(text), type };
}
