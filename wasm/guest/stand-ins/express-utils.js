// express/lib/utils.js without ETags and with cheaper content types; same exports.
import contentType from 'content-type';
import { parseExtended } from './extended-query.js';
import { METHODS } from './http.js';
import { parse as parseQuery } from './querystring.js';
import mime from './mime-types.js';
import proxyaddr from 'proxy-addr';

export const methods = METHODS.map((method) => method.toLowerCase());
export const etag = () => undefined;
export const wetag = etag;

export function normalizeType(type) {
  return type.includes('/')
    ? acceptParams(type)
    : { value: mime.lookup(type) || 'application/octet-stream', params: {} };
}

export function normalizeTypes(types) {
  return types.map(normalizeType);
}

function acceptParams(text) {
  const [value, ...rest] = text.split(';');
  const result = { value: value.trim(), quality: 1, params: {} };
  for (const part of rest) {
    const at = part.indexOf('=');
    if (at === -1) continue;
    const key = part.slice(0, at).trim();
    const item = part.slice(at + 1).trim();
    if (key === 'q') result.quality = Number.parseFloat(item);
    else result.params[key] = item;
  }
  return result;
}

export function compileETag(value) {
  if (typeof value === 'function') return value;
  if (value === true || value === false || value === 'weak' || value === 'strong') return undefined;
  throw new TypeError(`unknown value for etag function: ${value}`);
}

export function compileQueryParser(value) {
  if (typeof value === 'function') return value;
  switch (value) {
    case true:
    case 'simple':
      return parseQuery;
    case false:
      return undefined;
    case 'extended':
      return parseExtended;
    default:
      throw new TypeError(`unknown value for query parser function: ${value}`);
  }
}

export function compileTrust(value) {
  if (typeof value === 'function') return value;
  if (value === true) return () => true;
  if (typeof value === 'number') return (_, hop) => hop < value;
  const list = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
  return list === false || list === undefined ? () => false : proxyaddr.compile(list);
}

export function setCharset(type, charset) {
  if (!type || !charset) return type;
  const parsed = contentType.parse(type);
  parsed.parameters.charset = charset;
  return contentType.format(parsed);
}
