// XMLHttpRequest, as far as old code and payloads use it.
import { textOf } from '../../globals/encoding.js';
import { deliver, Event, EventTarget } from '../dom/events.js';
import { queueMicrotask } from '../timers.js';
import { Headers } from './headers.js';
import { arrive, send } from './fetch.js';

const NativeDOMException = DOMException;
const { parse } = JSON;

export class XMLHttpRequest extends EventTarget {
  #request = { url: '', method: 'GET', headers: new Headers(), mode: 'cors' };
  #waits = true;
  #answer;
  readyState = 0;
  responseType = '';
  withCredentials = false;

  open(method, url, isAsync = true) {
    this.#request = {
      url: `${url}`,
      method: `${method}`.toUpperCase(),
      headers: new Headers(),
      mode: 'cors',
    };
    this.#waits = Boolean(isAsync);
    this.#answer = undefined;
    this.readyState = 1;
  }
  setRequestHeader(name, value) {
    this.#request.headers.append(name, value);
  }
  send(body = null) {
    const credentials = this.withCredentials ? 'include' : 'same-origin';
    const carries = !['GET', 'HEAD'].includes(this.#request.method);
    const answer = send({ ...this.#request, credentials, body: carries ? body : null });
    const finish = () => {
      arrive(answer);
      this.#answer = answer.type === 'error' ? undefined : answer;
      this.readyState = 4;
      deliver(new Event('readystatechange'), this);
      deliver(new Event(this.#answer === undefined ? 'error' : 'load'), this);
      deliver(new Event('loadend'), this);
    };
    if (this.#waits) queueMicrotask(finish);
    else finish();
    if (!this.#waits && this.#answer === undefined) {
      throw new NativeDOMException('Failed to load', 'NetworkError');
    }
  }
  abort() {}
  get status() {
    return this.#answer?.status ?? 0;
  }
  get statusText() {
    return '';
  }
  get responseURL() {
    return this.#answer?.url ?? '';
  }
  get responseText() {
    return textOf(this.#answer?.body ?? '');
  }
  get response() {
    if (this.responseType !== 'json') return this.responseText;
    try {
      return parse(this.responseText);
    } catch {
      return null;
    }
  }
  getResponseHeader(name) {
    return new Headers(this.#answer?.headers).get(name);
  }
  getAllResponseHeaders() {
    return Array.from(new Headers(this.#answer?.headers), ([name, value]) => `${name}: ${value}\r\n`).join(
      '',
    );
  }
}
