// node:http as far as Express and its middleware look: a request that has wholly arrived, and
// a response that is kept until it ends. Header rules and error texts are Node's.
import { EventEmitter } from './events.js';
import { Buffer } from '../globals/buffer.js';
import { bytesOf, latin1Of, utf8Of } from '../globals/encoding.js';
import { queueMicrotask } from '../globals/timers.js';

export const METHODS = (
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE ' +
  'NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND ' +
  'UNLINK UNLOCK UNSUBSCRIBE'
).split(' ');

export class IncomingMessage extends EventEmitter {
  constructor(wire) {
    super();
    this.method = wire.method;
    this.url = wire.target;
    this.headers = wire.headers;
    this.rawHeaders = wire.raw;
    this.httpVersion = '1.1';
    this.httpVersionMajor = 1;
    this.httpVersionMinor = 1;
    this.complete = true;
    this.socket = {
      remoteAddress: wire.client,
      remoteFamily: wire.client.includes(':') ? 'IPv6' : 'IPv4',
      remotePort: 50000,
      encrypted: wire.secure,
      destroy() {},
      setTimeout() {},
      on() {},
    };
    this.text = wire.text;
    this.latin1 = wire.bytes;
  }
  get connection() {
    return this.socket;
  }
  // The whole body, as text (UTF-8) or as bytes.
  bodyText() {
    return this.text;
  }
  bodyBytes() {
    return Buffer.from(bytesOf(this.latin1 ?? this.text).buffer);
  }
  on(name, listener) {
    super.on(name, listener);
    if (name === 'data' || name === 'end') this.#flow();
    return this;
  }
  #flowing = false;
  #flow() {
    if (this.#flowing) return;
    this.#flowing = true;
    queueMicrotask(() => {
      const body = this.bodyBytes();
      if (body.length > 0)
        this.emit('data', this.encoding === undefined ? body : body.toString(this.encoding));
      this.emit('end');
      this.emit('close');
    });
  }
  setEncoding(encoding) {
    this.encoding = encoding;
    return this;
  }
  async *[Symbol.asyncIterator]() {
    const body = this.bodyBytes();
    if (body.length > 0) yield this.encoding === undefined ? body : body.toString(this.encoding);
  }
  resume() {
    return this;
  }
  pause() {
    return this;
  }
  unpipe() {
    return this;
  }
  destroy() {
    return this;
  }
  setTimeout() {
    return this;
  }
}
IncomingMessage.prototype.readable = true;

function coded(type, code, message) {
  const error = new type(message);
  error.code = code;
  return error;
}

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const NOT_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

const knownNames = new Set();

function isToken(name) {
  if (knownNames.has(name)) return true;
  if (typeof name !== 'string' || !TOKEN.test(name)) return false;
  if (knownNames.size < 200) knownNames.add(name);
  return true;
}

function checkHeader(name, value) {
  if (!isToken(name)) {
    throw coded(TypeError, 'ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`);
  }
  if (value === undefined) {
    throw coded(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "undefined" for header "${name}"`);
  }
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) checkValue(name, value[i]);
  else checkValue(name, value);
}

function checkValue(name, value) {
  if (typeof value !== 'number' && NOT_VALUE.test(`${value}`)) {
    throw coded(TypeError, 'ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`);
  }
}

export class ServerResponse extends EventEmitter {
  constructor(req, answer) {
    super();
    this.req = req;
    this.statusCode = 200;
    this.statusMessage = undefined;
    this.sendDate = false;
    this._answer = answer;
    this._headers = { __proto__: null };
    this._chunks = undefined;
    this.headersSent = false;
    this.writableEnded = false;
    this.finished = false;
  }
  get socket() {
    return this.req.socket;
  }
  get connection() {
    return this.req.socket;
  }
  get writableFinished() {
    return this.writableEnded;
  }
  setHeader(name, value) {
    if (this.headersSent) throw this.#sent('set');
    checkHeader(name, value);
    this._headers[name.toLowerCase()] = [name, value];
    return this;
  }
  setHeaders(headers) {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }
  appendHeader(name, value) {
    const before = this.getHeader(name);
    return this.setHeader(name, before === undefined ? value : [].concat(before, value));
  }
  getHeader(name) {
    if (typeof name !== 'string') {
      throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "name" argument must be of type string');
    }
    return this._headers[name.toLowerCase()]?.[1];
  }
  hasHeader(name) {
    return this._headers[String(name).toLowerCase()] !== undefined;
  }
  getHeaderNames() {
    return Object.keys(this._headers);
  }
  getHeaders() {
    const all = { __proto__: null };
    for (const name of Object.keys(this._headers)) all[name] = this._headers[name][1];
    return all;
  }
  removeHeader(name) {
    if (this.headersSent) throw this.#sent('remove');
    delete this._headers[String(name).toLowerCase()];
  }
  flushHeaders() {
    this.#implicit();
  }
  writeHead(status, reason, headers) {
    if (this.headersSent) throw this.#sent('write');
    const given = typeof reason === 'string' ? headers : reason;
    if (typeof reason === 'string') this.statusMessage = reason;
    this.statusCode = status;
    const pairs = Array.isArray(given)
      ? Array.from({ length: given.length / 2 }, (_, i) => [given[2 * i], given[2 * i + 1]])
      : Object.entries(given ?? {});
    for (const [name, value] of pairs) this.setHeader(name, value);
    this.#head();
    return this;
  }
  writeContinue() {}
  write(chunk, encoding, callback) {
    if (this.writableEnded) {
      this.#late(callback);
      return false;
    }
    this.#implicit();
    (this._chunks ??= []).push(this.#checked(chunk, encoding));
    if (typeof encoding === 'function') queueMicrotask(encoding);
    else if (typeof callback === 'function') queueMicrotask(callback);
    return true;
  }
  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') return this.end(undefined, undefined, chunk);
    if (typeof encoding === 'function') return this.end(chunk, undefined, encoding);
    if (this.writableEnded) {
      if (chunk !== undefined && chunk !== null) this.#late(callback);
      return this;
    }
    const streamed = this.headersSent;
    const last = chunk === undefined || chunk === null ? '' : this.#checked(chunk, encoding);
    this.#implicit();
    this.writableEnded = true;
    this.finished = true;
    this.#leave(this._chunks === undefined ? [last] : [...this._chunks, last], streamed);
    if (this._listeners !== undefined || typeof callback === 'function') {
      queueMicrotask(() => {
        this.emit('finish');
        this.emit('close');
        if (typeof callback === 'function') callback();
      });
    }
    return this;
  }
  destroy() {
    return this;
  }
  setTimeout() {
    return this;
  }
  cork() {}
  uncork() {}

  #sent(verb) {
    const message = `Cannot ${verb} headers after they are sent to the client`;
    return coded(Error, 'ERR_HTTP_HEADERS_SENT', message);
  }
  #late(callback) {
    const error = coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
    if (typeof callback === 'function') queueMicrotask(() => callback(error));
    else this.emit('error', error);
  }
  #checked(chunk, encoding) {
    if (typeof chunk === 'string') {
      if (encoding === undefined || encoding === 'utf8' || encoding === 'utf-8') return chunk;
      return Buffer.from(chunk, encoding);
    }
    if (chunk instanceof Uint8Array) return chunk;
    throw coded(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${chunk === null ? 'null' : `type ${typeof chunk}`}`,
    );
  }
  // As Node does: who has put a writeHead of their own on the response is asked, so that headers can
  // be set at the last moment.
  #implicit() {
    if (!this.headersSent && this.writeHead !== writeHead) this.writeHead(this.statusCode);
    this.#head();
  }
  #head() {
    if (this.headersSent) return;
    const status = this.statusCode | 0;
    if (status < 100 || status > 999) {
      throw coded(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${this.statusCode}`);
    }
    this.statusCode = status;
    this.headersSent = true;
  }
  #leave(chunks, streamed) {
    const headers = [];
    for (const key of Object.keys(this._headers)) {
      const [name, value] = this._headers[key];
      if (Array.isArray(value)) for (const item of value) headers.push(name, `${item}`);
      else headers.push(name, `${value}`);
    }
    // A response to HEAD has no body, but res.send() says how long it would have been.
    const unsent = this.measured;
    const parts = unsent === undefined ? chunks : [unsent];
    const binary = parts.some((chunk) => typeof chunk !== 'string');
    const silent = this.req.method === 'HEAD' || this.statusCode === 204 || this.statusCode === 304;
    const bytes = (chunk) => (typeof chunk === 'string' ? utf8Of(chunk) : latin1Of(chunk));
    const texts = binary ? parts.map(bytes) : parts;
    // One alone is not copied: it may be large.
    const whole = texts.length === 1 ? texts[0] : texts.join('');
    const body = silent && unsent === undefined ? '' : whole;
    const measured = silent ? unsent !== undefined : !streamed;
    this._answer({ __proto__: null, status: this.statusCode, headers, body, binary, measured, silent });
  }
}

const { writeHead } = ServerResponse.prototype;

export function createServer() {
  throw new Error('This playground listens through app.listen() only');
}
export default { METHODS, IncomingMessage, ServerResponse, createServer };
