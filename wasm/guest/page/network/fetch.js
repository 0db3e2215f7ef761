// fetch(), Request, Response and sendBeacon(): the host answers at once, the promise a little later. What a
// script begins before it waits is under way together: no answer's cookies count before that.
import { bytesOf, textOf } from '../../globals/encoding.js';
import { say } from '../console.js';
import { own } from '../view.js';
import { encodeBody } from './form-data.js';
import { Headers } from './headers.js';

const { parse } = JSON;

export class Request {
  constructor(input, init = {}) {
    const from = input instanceof Request ? input : undefined;
    this.url = from?.url ?? own.resolve(`${input}`);
    this.method = normalized(`${init.method ?? from?.method ?? 'GET'}`);
    this.headers = new Headers(init.headers ?? from?.headers);
    this.mode = init.mode ?? from?.mode ?? 'cors';
    this.credentials = init.credentials ?? from?.credentials ?? 'same-origin';
    this.referrerPolicy = init.referrerPolicy ?? from?.referrerPolicy ?? '';
    const body = init.body ?? from?.body;
    if (body !== undefined && body !== null && ['GET', 'HEAD'].includes(this.method)) {
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    }
    this.body = body;
  }
}

function normalized(method) {
  const upper = method.toUpperCase();
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method;
}

export class Response {
  #bytes;
  bodyUsed = false;

  constructor(
    body = '',
    { status = 200, headers = undefined, type = 'default', url = '', statusText = '' } = {},
  ) {
    this.#bytes = typeof body === 'string' && type !== 'default' ? body : encodeBody(body).bytes;
    Object.assign(this, { status, statusText, type, url, redirected: false, headers: new Headers(headers) });
  }
  get ok() {
    return this.status >= 200 && this.status <= 299;
  }
  async #taken() {
    if (this.bodyUsed) throw new TypeError('body stream already read');
    this.bodyUsed = true;
    return this.#bytes;
  }
  async text() {
    return textOf(await this.#taken());
  }
  async json() {
    return parse(await this.text());
  }
  async arrayBuffer() {
    return bytesOf(await this.#taken()).buffer;
  }
  clone() {
    return new Response(this.#bytes, { ...this, type: this.type === 'default' ? 'basic' : this.type });
  }
}

/** What the host answers: {type, status, url, headers, body, error, cookies_wait}; body in bytes. */
export function send({ url, method, headers, body, mode, credentials, referrerPolicy }) {
  const { bytes, type } = encodeBody(body);
  const all = new Headers(headers);
  if (type !== null && !all.has('content-type')) all.set('content-type', type);
  const question = { url, method, headers: [...all], body: bytes, mode, credentials };
  if (referrerPolicy) question.referrer_policy = referrerPolicy;
  const answer = own.ask('fetch', question);
  if (answer.type === 'error' && answer.error) say('error', answer.error);
  return answer;
}

/** The answer has come: whoever waited for it goes on. */
export function arrive({ cookies_wait }) {
  if (cookies_wait) own.ask('take_cookies');
}

export async function fetch(input, init = {}) {
  const request = new Request(input, init ?? {});
  const answer = send(request);
  await undefined;
  arrive(answer);
  if (answer.type === 'error') throw new TypeError('Failed to fetch');
  const response = new Response(answer.body, answer);
  response.redirected = answer.url !== '' && answer.url !== request.url.split('#')[0];
  return response;
}

export function sendBeacon(url, data) {
  const request = { url: `${url}`, method: 'POST', headers: [], body: data, mode: 'no-cors' };
  send({ ...request, credentials: 'include' });
  return true;
}
