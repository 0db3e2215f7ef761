// node:crypto, as far as backend code of the exercises goes, over the core's primitives.
// Chance is a cryptographic generator seeded by the world.
import { call, start } from '../host.js';
import { Buffer } from '../globals/buffer.js';
import { latin1Of, utf8Of } from '../globals/encoding.js';
import { queueMicrotask } from '../globals/timers.js';

function bytesOf(data, encoding, what) {
  if (typeof data === 'string') return Buffer.from(data, encoding);
  if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer)
    return Buffer.from(data.buffer ?? data, data.byteOffset, data.byteLength);
  if (data instanceof KeyObject) return data.export();
  const shown = data === null ? 'null' : data === undefined ? 'undefined' : `type ${typeof data}`;
  const error = new TypeError(
    `The "${what}" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${shown}`,
  );
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

const fromBase64 = (text) => Buffer.from(text, 'base64');

export function randomBytes(size, callback) {
  if (!Number.isInteger(size) || size < 0 || size > 2 ** 31 - 1) {
    const error = new RangeError(
      `The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received ${size}`,
    );
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  const bytes =
    size === 0 ? Buffer.alloc(0) : fromBase64(call({ __proto__: null, op: 'random', bytes: size }));
  if (callback === undefined) return bytes;
  queueMicrotask(() => callback(null, bytes));
}

export function randomUUID() {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function randomInt(low, high, callback) {
  if (high === undefined || typeof high === 'function') return randomInt(0, low, high);
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || high <= low || high - low > 2 ** 48 - 1) {
    const error = new RangeError(
      `The value of "max" is out of range. It must be greater than the value of "min" (${low}). Received ${high}`,
    );
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  const range = high - low;
  const limit = 2 ** 48 - (2 ** 48 % range);
  let drawn;
  do {
    drawn = randomBytes(6).reduce((value, byte) => value * 256 + byte, 0);
  } while (drawn >= limit);
  const result = low + (drawn % range);
  if (callback === undefined) return result;
  queueMicrotask(() => callback(null, result));
}

export function getRandomValues(array) {
  const bytes = randomBytes(array.byteLength);
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
  return array;
}

// Parts are kept as latin1 strings, one character per byte: joining and base64 are native then.
class Summing {
  #parts = '';
  #done = false;
  #sum;
  constructor(sum) {
    this.#sum = sum;
  }
  update(data, encoding) {
    if (this.#done) throw finalized('Digest already called');
    this.#parts += latin1From(data, encoding, 'data');
    return this;
  }
  digest(encoding) {
    if (this.#done) throw finalized('Digest already called');
    this.#done = true;
    const text = this.#sum(btoa(this.#parts));
    if (encoding === 'base64') return text;
    const digest = fromBase64(text);
    return encoding === undefined || encoding === 'buffer' ? digest : digest.toString(encoding);
  }
}

function latin1From(data, encoding, what) {
  if (typeof data === 'string' && (encoding === undefined || encoding === 'utf8')) return utf8Of(data);
  return latin1Of(bytesOf(data, encoding, what));
}

function finalized(message) {
  const error = new Error(message);
  error.code = 'ERR_CRYPTO_HASH_FINALIZED';
  return error;
}

const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];

function known(algorithm, type, message) {
  if (HASHES.includes(algorithm)) return algorithm;
  const name = String(algorithm)
    .toLowerCase()
    .replace(/^(?:rsa-)?sha-?(?=\d)/, 'sha');
  if (HASHES.includes(name)) return name;
  throw new type(message);
}

export function createHash(algorithm) {
  const name = known(algorithm, Error, 'Digest method not supported');
  return new Summing((data) => call({ __proto__: null, op: 'digest', algorithm: name, data }));
}

export function createHmac(algorithm, key) {
  const name = known(algorithm, TypeError, `Invalid digest: ${algorithm}`);
  const secret = btoa(latin1From(key, 'utf8', 'key'));
  return new Summing((data) => call({ __proto__: null, op: 'hmac', algorithm: name, key: secret, data }));
}

export function hash(algorithm, data, encoding = 'hex') {
  return createHash(algorithm).update(data).digest(encoding);
}

export function getHashes() {
  return HASHES.slice();
}

export function timingSafeEqual(a, b) {
  const left = bytesOf(typeof a === 'string' ? undefined : a, undefined, 'buf1');
  const right = bytesOf(typeof b === 'string' ? undefined : b, undefined, 'buf2');
  if (left.length !== right.length) {
    const error = new RangeError('Input buffers must have the same byte length');
    error.code = 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH';
    throw error;
  }
  // Time in a world is counted, not measured: nothing here depends on the bytes.
  return latin1Of(left) === latin1Of(right);
}

// The last argument of scrypt and pbkdf2 is the callback.
function later(op, callback) {
  if (typeof callback !== 'function') {
    const error = new TypeError('The "callback" argument must be of type function. Received undefined');
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  start(op, fromBase64).then(
    (key) => callback(null, key),
    (error) => callback(error),
  );
}

function lengthIn(value) {
  if (Number.isInteger(value) && value >= 0 && value <= 2 ** 31 - 1) return value;
  const error = new RangeError(
    `The value of "keylen" is out of range. It must be >= 0 && <= 2147483647. Received ${value}`,
  );
  error.code = 'ERR_OUT_OF_RANGE';
  throw error;
}

function scryptOperation(password, salt, keylen, options = {}) {
  const { N, r, p, cost = N ?? 16384, blockSize = r ?? 8, parallelization = p ?? 1 } = options;
  const { maxmem = 32 * 1024 * 1024 } = options;
  if (cost < 2 || (cost & (cost - 1)) !== 0 || 128 * cost * blockSize > maxmem) {
    const error = new RangeError('Invalid scrypt params: memory limit exceeded');
    error.code = 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS';
    throw error;
  }
  return {
    __proto__: null,
    op: 'scrypt',
    password: bytesOf(password, 'utf8', 'password').toString('base64'),
    salt: bytesOf(salt, 'utf8', 'salt').toString('base64'),
    N: cost,
    r: blockSize,
    p: parallelization,
    length: lengthIn(keylen),
  };
}

export function scryptSync(password, salt, keylen, options) {
  return fromBase64(call(scryptOperation(password, salt, keylen, options)));
}

export function scrypt(password, salt, keylen, options, callback) {
  if (typeof options === 'function') return scrypt(password, salt, keylen, {}, options);
  later(scryptOperation(password, salt, keylen, options), callback);
}

function pbkdf2Operation(password, salt, iterations, keylen, algorithm) {
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > 2 ** 31 - 1) {
    const error = new RangeError(
      `The value of "iterations" is out of range. It must be >= 1 && <= 2147483647. Received ${iterations}`,
    );
    error.code = 'ERR_OUT_OF_RANGE';
    throw error;
  }
  return {
    __proto__: null,
    op: 'pbkdf2',
    password: bytesOf(password, 'utf8', 'password').toString('base64'),
    salt: bytesOf(salt, 'utf8', 'salt').toString('base64'),
    iterations,
    length: lengthIn(keylen),
    algorithm: known(algorithm, TypeError, `Invalid digest: ${algorithm}`),
  };
}

export function pbkdf2Sync(password, salt, iterations, keylen, algorithm) {
  return fromBase64(call(pbkdf2Operation(password, salt, iterations, keylen, algorithm)));
}

export function pbkdf2(password, salt, iterations, keylen, algorithm, callback) {
  later(pbkdf2Operation(password, salt, iterations, keylen, algorithm), callback);
}

export class KeyObject {
  #bytes;
  type = 'secret';
  constructor(bytes) {
    this.#bytes = bytes;
  }
  get symmetricKeySize() {
    return this.#bytes.length;
  }
  export() {
    return Buffer.from(this.#bytes);
  }
  equals(other) {
    return other instanceof KeyObject && this.#bytes.equals(other.#bytes);
  }
}

export function createSecretKey(key, encoding) {
  return new KeyObject(bytesOf(key, encoding, 'key'));
}

function noPublicKeys() {
  throw new Error('This playground has no public-key cryptography');
}
export const createPublicKey = noPublicKeys;
export const createPrivateKey = noPublicKeys;

export const webcrypto = { getRandomValues, randomUUID };

export const cryptoModule = {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  getHashes,
  getRandomValues,
  hash,
  KeyObject,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  timingSafeEqual,
  webcrypto,
};
cryptoModule.default = { ...cryptoModule };
