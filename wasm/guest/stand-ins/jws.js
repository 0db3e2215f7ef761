// jws with HMAC algorithms (RFC 7515, section 3.1), as jsonwebtoken uses it.
import { Buffer } from '../globals/buffer.js';
import { createHmac, timingSafeEqual } from '../modules/node-crypto.js';

const SHAPE = /^[a-zA-Z0-9\-_]+\.[a-zA-Z0-9\-_]+\.([a-zA-Z0-9\-_]+)?$/;

function textOf(thing) {
  if (typeof thing === 'string') return thing;
  return typeof thing === 'number' || Buffer.isBuffer(thing) ? thing.toString() : JSON.stringify(thing);
}

function headerOf(token) {
  try {
    return JSON.parse(Buffer.from(token.split('.', 1)[0], 'base64').toString('latin1'));
  } catch {
    return undefined;
  }
}

function signatureFor(algorithm, input, key) {
  if (algorithm === 'none') return '';
  const bits = /^HS(256|384|512)$/.exec(algorithm)?.[1];
  if (bits === undefined) {
    const error = new TypeError(
      `"${algorithm}" is not a valid algorithm.\n  Supported algorithms are:\n  "HS256", "HS384", "HS512" and "none".`,
    );
    throw error;
  }
  return createHmac(`sha${bits}`, key).update(input).digest('base64url');
}

export function sign({ header, payload, secret, privateKey, encoding }) {
  const head = Buffer.from(textOf(header), 'latin1').toString('base64url');
  const body = Buffer.from(textOf(payload), encoding).toString('base64url');
  const input = `${head}.${body}`;
  return `${input}.${signatureFor(header.alg, input, secret ?? privateKey)}`;
}

export function createSign(options) {
  const stream = {
    once(name, listener) {
      if (name === 'done') {
        Promise.resolve().then(() => listener(sign(options)));
      }
      return stream;
    },
  };
  return stream;
}

export function verify(token, algorithm, key) {
  const text = textOf(token);
  const [head, body, signature = ''] = text.split('.');
  const expected = Buffer.from(signatureFor(algorithm, `${head}.${body}`, key));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function decode(token, options = {}) {
  const text = textOf(token);
  if (!SHAPE.test(text)) return null;
  const header = headerOf(text);
  if (!header) return null;
  const [, body, signature] = text.split('.');
  let payload = Buffer.from(body, 'base64').toString('utf8');
  if (header.typ === 'JWT' || options.json) payload = JSON.parse(payload, options.encoding);
  return { header, payload, signature };
}
export default { sign, createSign, verify, decode };
