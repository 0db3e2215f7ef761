// A compact Buffer: the part of node:buffer that backend code uses, over Uint8Array.
import { bytesOf, latin1Of, textOf, utf8Of } from './encoding.js';

const { setPrototypeOf } = Object;

const encodings = {
  __proto__: null,
  utf8: { decode: (text) => bytesOf(utf8Of(text)), encode: (bytes) => textOf(latin1Of(bytes)) },
  latin1: { decode: (text) => bytesOf(low(text)), encode: latin1Of },
  ascii: { decode: (text) => bytesOf(low(text)), encode: (bytes) => latin1Of(bytes.map((b) => b & 0x7f)) },
  base64: { decode: fromBase64, encode: (bytes) => plain(bytes).toBase64() },
  base64url: {
    decode: fromBase64,
    encode: (bytes) => plain(bytes).toBase64({ alphabet: 'base64url', omitPadding: true }),
  },
  hex: { decode: fromHex, encode: (bytes) => plain(bytes).toHex() },
  utf16le: { decode: fromUtf16, encode: (bytes) => toUtf16(latin1Of(bytes)) },
};
encodings.ucs2 = encodings['ucs-2'] = encodings['utf-16le'] = encodings.utf16le;
encodings['utf-8'] = encodings.utf8;
encodings.binary = encodings.latin1;

function encodingNamed(name) {
  if (name === undefined || name === null || name === '') return encodings.utf8;
  const encoding = encodings[name] ?? encodings[String(name).toLowerCase()];
  if (encoding !== undefined) return encoding;
  const error = new TypeError(`Unknown encoding: ${name}`);
  error.code = 'ERR_UNKNOWN_ENCODING';
  throw error;
}

function fromUtf16(text) {
  let bytes = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += String.fromCharCode(unit & 0xff, unit >> 8);
  }
  return bytesOf(bytes);
}

// An odd byte at the end is left out, as in Node.
function toUtf16(bytes) {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(bytes.charCodeAt(i) | (bytes.charCodeAt(i + 1) << 8));
  return text;
}

function low(text) {
  if (!/[^\x00-\xff]/.test(text)) return text;
  return text.replace(/[^\x00-\xff]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) & 0xff));
}

const URL_ALPHABET = { __proto__: null, alphabet: 'base64url' };

function fromBase64(text) {
  try {
    return Uint8Array.fromBase64(text, /[-_]/.test(text) ? URL_ALPHABET : undefined);
  } catch {
    return fromRoughBase64(text);
  }
}

// As lenient as Node: both alphabets, anything else ignored, padding optional.
function fromRoughBase64(text) {
  const end = text.indexOf('=');
  let clean = (end === -1 ? text : text.slice(0, end)).replace(/[^A-Za-z0-9+/_-]+/g, '');
  clean = clean.replaceAll('-', '+').replaceAll('_', '/');
  if (clean.length % 4 === 1) clean = clean.slice(0, -1);
  return Uint8Array.fromBase64(clean);
}

function fromHex(text) {
  const good = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0];
  return Uint8Array.fromHex(good);
}

const plain = (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function invalid(what, value) {
  const shown = value === null ? 'null' : value === undefined ? 'undefined' : `type ${typeof value}`;
  const error = new TypeError(`The ${what}. Received ${shown}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

// Bytes that nobody else has become a Buffer; a constructor would take several times as long.
function over(bytes) {
  return setPrototypeOf(bytes, Buffer.prototype);
}

function sizeOf(size) {
  if (typeof size !== 'number') throw invalid('"size" argument must be of type number', size);
  if (!(size >= 0 && size <= 2 ** 32)) {
    throw new RangeError(`The value of "size" is out of range. Received ${size}`);
  }
  return size;
}

export class Buffer extends Uint8Array {
  static poolSize = 8192;

  static from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return over(encodingNamed(encodingOrOffset).decode(value));
    if (value instanceof ArrayBuffer) return new Buffer(value, encodingOrOffset, length);
    if (ArrayBuffer.isView(value) || Array.isArray(value)) return over(new Uint8Array(value));
    if (typeof value === 'object' && value !== null) {
      if (value.type === 'Buffer' && Array.isArray(value.data)) return over(new Uint8Array(value.data));
      const primitive = value.valueOf?.();
      if (primitive !== value && primitive != null) return Buffer.from(primitive, encodingOrOffset, length);
      if (typeof value.length === 'number') return over(new Uint8Array(Array.from(value)));
    }
    throw invalid(
      'first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object',
      value,
    );
  }

  static alloc(size, fill, encoding) {
    const buffer = new Buffer(sizeOf(size));
    return fill === undefined || fill === 0 ? buffer : buffer.fill(fill, 0, size, encoding);
  }

  static allocUnsafe(size) {
    return new Buffer(sizeOf(size));
  }

  static isBuffer(value) {
    return value instanceof Buffer;
  }

  static isEncoding(name) {
    return typeof name === 'string' && encodings[name.toLowerCase()] !== undefined;
  }

  static byteLength(value, encoding) {
    if (typeof value !== 'string') {
      if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
      throw invalid(
        '"string" argument must be of type string or an instance of Buffer or ArrayBuffer',
        value,
      );
    }
    if (encoding === undefined || encodingNamed(encoding) === encodings.utf8) return utf8Of(value).length;
    return encodingNamed(encoding).decode(value).length;
  }

  static concat(list, total) {
    if (!Array.isArray(list)) throw invalid('"list" argument must be an instance of Array', list);
    const size = total ?? list.reduce((sum, part) => sum + part.length, 0);
    const all = new Buffer(size);
    let at = 0;
    for (const part of list) {
      if (at >= size) break;
      all.set(part.subarray(0, size - at), at);
      at += part.length;
    }
    return all;
  }

  static compare(a, b) {
    const length = Math.min(a.length, b.length);
    for (let i = 0; i < length; i++) {
      if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return Math.sign(a.length - b.length);
  }

  toString(encoding, start = 0, end = this.length) {
    const whole = start <= 0 && end >= this.length;
    return encodingNamed(encoding).encode(whole ? this : this.subarray(Math.max(0, start), end));
  }

  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  }

  toJSON() {
    return { type: 'Buffer', data: Array.from(this) };
  }

  equals(other) {
    if (!(other instanceof Uint8Array)) {
      throw invalid('"otherBuffer" argument must be an instance of Buffer or Uint8Array', other);
    }
    return Buffer.compare(this, other) === 0;
  }

  compare(other) {
    return Buffer.compare(this, other);
  }

  slice(start, end) {
    return this.subarray(start, end);
  }

  write(text, offset = 0, length = this.length - offset, encoding = 'utf8') {
    const bytes = encodingNamed(encoding)
      .decode(text)
      .subarray(0, Math.min(length, this.length - offset));
    this.set(bytes, offset);
    return bytes.length;
  }

  fill(value, start = 0, end = this.length, encoding = 'utf8') {
    if (typeof value !== 'string') return super.fill(value, start, end);
    const bytes = encodingNamed(encoding).decode(value);
    for (let i = start; i < end && bytes.length > 0; i++) this[i] = bytes[(i - start) % bytes.length];
    return this;
  }

  copy(target, targetStart = 0, start = 0, end = this.length) {
    const part = this.subarray(start, Math.min(end, start + target.length - targetStart));
    target.set(part, targetStart);
    return part.length;
  }

  indexOf(value, from = 0, encoding = 'utf8') {
    if (typeof value === 'number') return super.indexOf(value & 0xff, from);
    const needle = latin1Of(typeof value === 'string' ? encodingNamed(encoding).decode(value) : value);
    return latin1Of(this).indexOf(needle, from);
  }

  includes(value, from, encoding) {
    return this.indexOf(value, from, encoding) !== -1;
  }

  readUInt8(offset = 0) {
    return viewOf(this, offset, 1).getUint8(0);
  }
  readUInt16BE(offset = 0) {
    return viewOf(this, offset, 2).getUint16(0);
  }
  readUInt16LE(offset = 0) {
    return viewOf(this, offset, 2).getUint16(0, true);
  }
  readUInt32BE(offset = 0) {
    return viewOf(this, offset, 4).getUint32(0);
  }
  readUInt32LE(offset = 0) {
    return viewOf(this, offset, 4).getUint32(0, true);
  }
  readInt32BE(offset = 0) {
    return viewOf(this, offset, 4).getInt32(0);
  }
  readBigUInt64BE(offset = 0) {
    return viewOf(this, offset, 8).getBigUint64(0);
  }
  writeUInt8(value, offset = 0) {
    viewOf(this, offset, 1).setUint8(0, value);
    return offset + 1;
  }
  writeUInt16BE(value, offset = 0) {
    viewOf(this, offset, 2).setUint16(0, value);
    return offset + 2;
  }
  writeUInt32BE(value, offset = 0) {
    viewOf(this, offset, 4).setUint32(0, value);
    return offset + 4;
  }
  writeUInt32LE(value, offset = 0) {
    viewOf(this, offset, 4).setUint32(0, value, true);
    return offset + 4;
  }
}

function viewOf(buffer, offset, size) {
  if (!(Number.isInteger(offset) && offset >= 0 && offset + size <= buffer.length)) {
    const error = new RangeError(`The value of "offset" is out of range. Received ${offset}`);
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  return new DataView(buffer.buffer, buffer.byteOffset + offset, size);
}

for (const width of ['8', '16BE', '16LE', '32BE', '32LE']) {
  Buffer.prototype[`readUint${width}`] = Buffer.prototype[`readUInt${width}`];
}
