// The URL Standard for http(s), ws(s) and ftp addresses, and other schemes as opaque text.
// Host names are ASCII here: an internationalised one must come as Punycode.
import { bytesOf, textOf, utf8Of } from './encoding.js';
import { parseHost } from './url-host.js';
import { URLSearchParams } from './url-search-params.js';

const DEFAULT_PORTS = {
  __proto__: null,
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
  'ftp:': '21',
};
const PATH = /[\x00-\x20"#<>?`{}\x7f-\uffff]/g;
const QUERY = /[\x00-\x20"#'<>\x7f-\uffff]/g;
const FRAGMENT = /[\x00-\x20"<>`\x7f-\uffff]/g;
const USER = /[\x00-\x20"#<>?`{}/:;=@[\\\]^|\x7f-\uffff]/g;

function encode(text, set) {
  if (text.search(set) === -1) return text;
  const bytes = (character) =>
    bytesOf(utf8Of(character)).reduce(
      (out, byte) => `${out}%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      '',
    );
  return text
    .toWellFormed()
    .replace(/[\ud800-\udbff][\udc00-\udfff]/g, bytes)
    .replace(set, bytes);
}

function invalid(input) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  return error;
}

const isDot = (part) => part === '.' || /^%2e$/i.test(part);
const isDoubleDot = (part) => /^(?:\.|%2e){2}$/i.test(part);

// Resolves "." and ".." (URL Standard, path state).
function resolvePath(base, path) {
  const parts = base;
  const given = path.split(/[/\\]/);
  given.forEach((part, index) => {
    const last = index === given.length - 1;
    if (isDoubleDot(part)) {
      parts.pop();
      if (last) parts.push('');
    } else if (isDot(part)) {
      if (last) parts.push('');
    } else {
      parts.push(encode(part, PATH));
    }
  });
  return parts;
}

function split(text) {
  const [, rest, , query, , fragment] = /^([^?#]*)(\?([^#]*))?(#([^]*))?$/.exec(text);
  return { rest, query, fragment };
}

function parseAuthority(record, authority, input) {
  const at = authority.lastIndexOf('@');
  if (at !== -1) {
    const [user, ...password] = authority.slice(0, at).split(':');
    record.username = encode(user, USER);
    record.password = encode(password.join(':'), USER);
  }
  const match = /^(\[[^\]]*\]|[^:]*)(?::([0-9]*))?$/.exec(authority.slice(at + 1));
  if (match === null) throw invalid(input);
  const host = parseHost(match[1]);
  if (host === undefined) throw invalid(input);
  record.hostname = host;
  setPort(record, match[2] ?? '', input);
}

function setPort(record, digits, input) {
  if (digits === '') {
    record.port = '';
    return;
  }
  const port = Number(digits);
  if (port > 65535) throw invalid(input);
  record.port = String(port) === DEFAULT_PORTS[record.protocol] ? '' : String(port);
}

function blank(protocol) {
  return { protocol, username: '', password: '', hostname: '', port: '', path: [], opaque: undefined };
}

function absolute(scheme, after, input) {
  const record = blank(`${scheme.toLowerCase()}:`);
  if (DEFAULT_PORTS[record.protocol] === undefined) {
    record.opaque = encode(after, /[\x00-\x1f\x7f-\uffff]/g);
    return record;
  }
  const [, authority, path] = /^[/\\]*([^/\\]*)([^]*)$/.exec(after);
  if (authority === '') throw invalid(input);
  parseAuthority(record, authority, input);
  record.path = resolvePath([], path.replace(/^[/\\]/, ''));
  return record;
}

function relative(base, rest, query, input) {
  if (base.opaque !== undefined) throw invalid(input);
  if (/^[/\\]{2}/.test(rest)) return absolute(base.protocol.slice(0, -1), rest, input);
  const record = { ...base, path: base.path.slice() };
  if (/^[/\\]/.test(rest)) record.path = resolvePath([], rest.slice(1));
  else if (rest !== '') record.path = resolvePath(record.path.slice(0, -1), rest);
  else if (query === undefined) record.keepsQuery = true;
  return record;
}

function parse(input, base) {
  const text = input.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  const { rest, query, fragment } = split(text);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):([^]*)$/.exec(rest);
  let record;
  if (scheme !== null) {
    const same =
      base?.protocol === `${scheme[1].toLowerCase()}:` && DEFAULT_PORTS[base.protocol] !== undefined;
    record =
      same && !/^[/\\]{2}/.test(scheme[2])
        ? relative(base, scheme[2], query, input)
        : absolute(scheme[1], scheme[2], input);
  } else {
    if (base === undefined) throw invalid(input);
    record = relative(base, rest, query, input);
  }
  if (record.keepsQuery !== true) record.query = query === undefined ? undefined : encode(query, QUERY);
  record.keepsQuery = false;
  record.fragment = fragment === undefined ? undefined : encode(fragment, FRAGMENT);
  return record;
}

export class URL {
  #record;
  #params;

  constructor(url, base) {
    if (arguments.length === 0) throw new TypeError('The "url" argument must be specified');
    this.#record = parse(`${url}`, base === undefined ? undefined : new URL(base).#record);
    this.#params = new URLSearchParams(this.#record.query ?? '');
    this.#params.onChange = () => {
      const text = this.#params.toString();
      this.#record.query = text === '' ? undefined : text;
    };
  }

  static canParse(url, base) {
    return URL.parse(url, base) !== null;
  }
  static parse(url, base) {
    try {
      return new URL(url, base);
    } catch {
      return null;
    }
  }

  get href() {
    const { username, password, fragment } = this.#record;
    const user = username === '' && password === '' ? '' : `${username}${password && `:${password}`}@`;
    const hash = fragment === undefined ? '' : `#${fragment}`;
    const query = this.#record.query === undefined ? '' : `?${this.#record.query}`;
    const slashes = this.#record.opaque === undefined ? '//' : '';
    return `${this.protocol}${slashes}${user}${this.host}${this.pathname}${query}${hash}`;
  }
  set href(value) {
    const fresh = new URL(value);
    this.#record = fresh.#record;
    this.#params.reset(this.#record.query ?? '');
  }
  get origin() {
    return this.#record.opaque === undefined ? `${this.protocol}//${this.host}` : 'null';
  }
  get protocol() {
    return this.#record.protocol;
  }
  set protocol(value) {
    const protocol = `${String(value).split(':')[0].toLowerCase()}:`;
    if (DEFAULT_PORTS[protocol] === undefined || this.#record.opaque !== undefined) return;
    this.#record.protocol = protocol;
    setPort(this.#record, this.#record.port, value);
  }
  get username() {
    return this.#record.username;
  }
  set username(value) {
    this.#record.username = encode(String(value), USER);
  }
  get password() {
    return this.#record.password;
  }
  set password(value) {
    this.#record.password = encode(String(value), USER);
  }
  get host() {
    return this.port === '' ? this.hostname : `${this.hostname}:${this.port}`;
  }
  set host(value) {
    const [host, port] = String(value).split(/:(?=\d*$)/);
    this.hostname = host;
    if (port !== undefined) this.port = port;
  }
  get hostname() {
    return this.#record.hostname;
  }
  set hostname(value) {
    const host = parseHost(String(value));
    if (host !== undefined && this.#record.opaque === undefined) this.#record.hostname = host;
  }
  get port() {
    return this.#record.port;
  }
  set port(value) {
    const digits = /^\d*/.exec(String(value))[0];
    if (Number(digits) <= 65535) setPort(this.#record, digits, value);
  }
  get pathname() {
    return this.#record.opaque ?? `/${this.#record.path.join('/')}`;
  }
  set pathname(value) {
    if (this.#record.opaque !== undefined) return;
    const path = String(value).replaceAll('?', '%3F').replaceAll('#', '%23');
    this.#record.path = resolvePath([], path.replace(/^[/\\]/, ''));
  }
  get search() {
    return this.#record.query ? `?${this.#record.query}` : '';
  }
  set search(value) {
    const text = String(value).replace(/^\?/, '');
    this.#record.query = text === '' ? undefined : encode(text, QUERY);
    this.#params.reset(text);
  }
  get searchParams() {
    return this.#params;
  }
  get hash() {
    return this.#record.fragment ? `#${this.#record.fragment}` : '';
  }
  set hash(value) {
    const text = String(value).replace(/^#/, '');
    this.#record.fragment = text === '' ? undefined : encode(text, FRAGMENT);
  }
  toString() {
    return this.href;
  }
  toJSON() {
    return this.href;
  }
}

export { textOf, URLSearchParams };
