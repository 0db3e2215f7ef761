// What npm bcrypt loads by node-gyp-build: its C++ half, over the core's bcrypt. Like it, passwords
// are cut off after 72 bytes without a word. Unlike it, $2$ is refused, and so is a cost that would
// keep a page busy for minutes.
import { call, start } from '../host.js';
import { Buffer } from '../globals/buffer.js';
import { queueMicrotask } from '../globals/timers.js';

const ALPHABET = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SETTING = /^\$2[ab]\$(?:0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{22}/;
const BAD_SALT = 'Invalid salt. Salt must be in the form of: $Vers$log2(NumRounds)$saltvalue';

function encode(bytes) {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    for (; count >= 6; count -= 6) text += ALPHABET[(bits >> (count - 6)) & 63];
  }
  return text + ALPHABET[(bits << (6 - count)) & 63];
}

function saltText(minor, rounds, seed) {
  const cost = Math.min(Math.max(rounds & 255, 4), 31);
  return `$2${minor}$${String(cost).padStart(2, '0')}$${encode(seed)}`;
}

// The operation, or undefined when the salt is none. Of its last character two bits count.
function operation(data, salt) {
  const setting = SETTING.exec(salt)?.[0];
  if (setting === undefined) return undefined;
  const last = ALPHABET[ALPHABET.indexOf(setting[28]) & 48];
  return {
    __proto__: null,
    op: 'bcrypt',
    password: Buffer.from(data).toString('base64'),
    setting: setting.slice(0, 28) + last,
  };
}

function answer(promise, callback) {
  promise.then(
    (value) => callback(undefined, value),
    (error) => callback(error),
  );
}

export const binding = {
  gen_salt_sync: saltText,
  gen_salt: (minor, rounds, seed, callback) =>
    queueMicrotask(() => callback(undefined, saltText(minor, rounds, seed))),
  encrypt_sync(data, salt) {
    const op = operation(data, salt);
    if (op === undefined) throw new Error(BAD_SALT);
    return call(op);
  },
  encrypt(data, salt, callback) {
    const op = operation(data, salt);
    if (op === undefined) queueMicrotask(() => callback(new Error(BAD_SALT)));
    else answer(start(op), callback);
  },
  compare_sync(data, hash) {
    const op = operation(data, hash);
    return op !== undefined && call({ __proto__: null, ...op, compared: hash }) === hash;
  },
  compare(data, hash, callback) {
    const op = operation(data, hash);
    if (op === undefined) queueMicrotask(() => callback(undefined, false));
    else
      answer(
        start({ __proto__: null, ...op, compared: hash }, (again) => again === hash),
        callback,
      );
  },
  get_rounds(hash) {
    const rounds = Number.parseInt(/^\$[^$]?[^$]?\$(\d+)/.exec(hash)?.[1] ?? '0', 10);
    if (rounds === 0) throw new Error('invalid hash provided');
    return rounds;
  },
};
