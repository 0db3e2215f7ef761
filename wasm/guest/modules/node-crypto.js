// node:crypto, as far as backend code of the exercises goes, over the core's primitives.
// Chance is a cryptographic generator seeded by the world.
import { call, start } from '../host.js';
import { Buffer } from '../globals/buffer.js';
import { latin1Of, utf8Of } from '../globals/encoding.js';
import { queueMicrotask } from '../globals/timers.js';
import { fault, outOfRange, wrongType } from './argument-error.js';

const BYTES = 'ArrayBuffer, Buffer, TypedArray, or DataView';

function bytesOf(data, encoding, what, instances = BYTES) {
  if (typeof data === 'string') return Buffer.from(data, encoding);
  if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer)
    return Buffer.from(data.buffer ?? data, data.byteOffset, data.byteLength);
  if (data instanceof KeyObject) return data.export();
  throw wrongType(what, `of type string or an instance of ${instances}`, data);
}

function numberIn(value, what, least) {
  if (typeof value !== 'number') throw wrongType(what, 'of type number', value);
  if (Number.isInteger(value) && value >= least && value <= 2 ** 31 - 1) return value;
  const expected = Number.isInteger(value) || what === 'size' ? `>= ${least} && <= 2147483647` : 'an integer';
  throw outOfRange(what, expected, value);
}

const fromBase64 = (text) => Buffer.from(text, 'base64');

export function randomBytes(size, callback) {
  numberIn(size, 'size', 0);
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
  for (const [what, value] of [
    ['min', low],
    ['max', high],
  ])
    // prettier-ignore
    if (!Number.isSafeInteger(value)) throw wrongType(what, 'a safe integer', value);
  if (high <= low) throw outOfRange('max', `greater than the value of "min" (${low})`, high);
  if (high - low > 2 ** 48 - 1)
    throw outOfRange(low === 0 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, high - low);
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
    if (this.#done) throw fault(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#parts += latin1From(data, encoding, 'data', 'Buffer, TypedArray, or DataView');
    return this;
  }
  digest(encoding) {
    if (this.#done) throw fault(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#done = true;
    const text = this.#sum(btoa(this.#parts));
    if (encoding === 'base64') return text;
    const digest = fromBase64(text);
    return encoding === undefined || encoding === 'buffer' ? digest : digest.toString(encoding);
  }
}

function latin1From(data, encoding, what, instances) {
  if (typeof data === 'string' && (encoding === undefined || encoding === 'utf8')) return utf8Of(data);
  return latin1Of(bytesOf(data, encoding, what, instances));
}

const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];

function known(algorithm, what, unknown) {
  if (HASHES.includes(algorithm)) return algorithm;
  if (typeof algorithm !== 'string') throw wrongType(what, 'of type string', algorithm);
  const name = algorithm.toLowerCase().replace(/^(?:rsa-)?sha-?(?=\d)/, 'sha');
  if (HASHES.includes(name)) return name;
  throw unknown(algorithm);
}

const invalidDigest = (algorithm) =>
  fault(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);

export function createHash(algorithm) {
  const name = known(algorithm, 'algorithm', () => new Error('Digest method not supported'));
  return new Summing((data) => call({ __proto__: null, op: 'digest', algorithm: name, data }));
}

export function createHmac(algorithm, key) {
  const name = known(algorithm, 'hmac', invalidDigest);
  const secret = btoa(
    latin1From(key, 'utf8', 'key', 'ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey'),
  );
  return new Summing((data) => call({ __proto__: null, op: 'hmac', algorithm: name, key: secret, data }));
}

export function hash(algorithm, data, encoding = 'hex') {
  return createHash(algorithm).update(data).digest(encoding);
}

export function getHashes() {
  return HASHES.slice();
}

export function timingSafeEqual(a, b) {
  const [left, right] = [a, b].map((data, i) => {
    if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return bytesOf(data);
    const message = `The "buf${i + 1}" argument must be an instance of ${BYTES}.`;
    throw fault(TypeError, 'ERR_INVALID_ARG_TYPE', message);
  });
  if (left.length !== right.length)
    throw fault(
      RangeError,
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
    );
  // Time in a world is counted, not measured: nothing here depends on the bytes.
  return latin1Of(left) === latin1Of(right);
}

// The last argument of scrypt and pbkdf2 is the callback.
function later(op, callback) {
  if (typeof callback !== 'function') throw wrongType('callback', 'of type function', callback);
  start(op, fromBase64).then(
    (key) => callback(null, key),
    (error) => callback(error),
  );
}

function scryptOperation(password, salt, keylen, options = {}) {
  const { N, r, p, cost = N ?? 16384, blockSize = r ?? 8, parallelization = p ?? 1 } = options;
  const { maxmem = 32 * 1024 * 1024 } = options;
  const isTooMuch = 128 * cost * blockSize > maxmem;
  if (cost < 2 || (cost & (cost - 1)) !== 0 || isTooMuch)
    throw fault(
      RangeError,
      'ERR_CRYPTO_INVALID_SCRYPT_PARAMS',
      `Invalid scrypt params${isTooMuch ? ': memory limit exceeded' : ''}`,
    );
  return {
    __proto__: null,
    op: 'scrypt',
    password: bytesOf(password, 'utf8', 'password').toString('base64'),
    salt: bytesOf(salt, 'utf8', 'salt').toString('base64'),
    N: cost,
    r: blockSize,
    p: parallelization,
    length: numberIn(keylen, 'keylen', 0),
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
  return {
    __proto__: null,
    op: 'pbkdf2',
    password: bytesOf(password, 'utf8', 'password').toString('base64'),
    salt: bytesOf(salt, 'utf8', 'salt').toString('base64'),
    iterations: numberIn(iterations, 'iterations', 1),
    length: numberIn(keylen, 'keylen', 0),
    algorithm: known(algorithm, 'digest', invalidDigest),
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
