// The npm package argon2 over the core's Argon2: same options, defaults, PHC strings and errors.
import { start } from '../host.js';
import { Buffer } from '../globals/buffer.js';

export const argon2d = 0;
export const argon2i = 1;
export const argon2id = 2;
const NAMES = ['argon2d', 'argon2i', 'argon2id'];
const DEFAULTS = {
  hashLength: 32,
  timeCost: 3,
  memoryCost: 1 << 16,
  parallelism: 4,
  type: argon2id,
  version: 0x13,
};

function checkUpper({ hashLength, memoryCost, timeCost, parallelism }) {
  if (hashLength > 2 ** 32 - 1) throw new RangeError('Hash length is too large');
  if (memoryCost > 2 ** 32 - 1) throw new RangeError('Memory cost is too large');
  if (timeCost > 2 ** 32 - 1) throw new RangeError('Time cost is too large');
  if (parallelism > 2 ** 24 - 1) throw new RangeError('Parallelism is too large');
}

// PHC string format: $id[$v=version][$param=value,…][$salt[$hash]]
function deserialize(text) {
  if (typeof text !== 'string' || text === '') throw new TypeError('pchstr must be a non-empty string');
  if (text[0] !== '$') throw new TypeError('pchstr must contain a $ as first char');
  const match =
    /^\$([a-z0-9-]{1,32})(?:\$v=(\d+))?(?:\$([a-z0-9-]+=[^$]*))?(?:\$([A-Za-z0-9+/]+))?(?:\$([A-Za-z0-9+/]+))?$/.exec(
      text,
    );
  if (match === null) throw new TypeError('pchstr contains unrecognized fields');
  const [, id, version, list = '', salt, hash] = match;
  const params = Object.fromEntries(list.split(',').map((pair) => pair.split('=')));
  return { id, version: version === undefined ? undefined : Number(version), params, salt, hash };
}

function checkVersion(version) {
  if (version !== 0x13) throw new Error('This playground has Argon2 version 19 only');
}

const base64 = (bytes) => Buffer.from(bytes).toString('base64');

export async function hash(password, options) {
  const { raw, salt, ...rest } = { ...DEFAULTS, ...options };
  checkUpper(rest);
  checkVersion(rest.version);
  const { type, memoryCost, timeCost, parallelism, hashLength, secret, associatedData } = rest;
  const costs = { type, memoryCost, timeCost, parallelism, hashLength };
  // Without one the world draws it.
  if (salt !== undefined && salt !== null) costs.salt = base64(salt);
  if (secret !== undefined) costs.secret = base64(secret);
  if (associatedData !== undefined) costs.associatedData = base64(associatedData);
  const phc = await start({
    __proto__: null,
    op: 'argon2.hash',
    password: base64(password),
    options: costs,
  });
  return raw === true ? Buffer.from(deserialize(phc).hash, 'base64') : phc;
}

export async function verify(digest, password, { secret } = {}) {
  const { id, hash: tag } = deserialize(digest);
  if (!NAMES.includes(id)) return false;
  const op = {
    __proto__: null,
    op: 'argon2.verify',
    hash: digest,
    password: base64(password),
  };
  if (secret !== undefined) op.secret = base64(secret);
  return tag === undefined ? false : start(op);
}

export function needsRehash(digest, options = {}) {
  const { memoryCost, timeCost, parallelism, version } = { ...DEFAULTS, ...options };
  const { version: v, params } = deserialize(digest);
  return (
    Number(v) !== Number(version) ||
    Number(params.m) !== Number(memoryCost) ||
    Number(params.t) !== Number(timeCost) ||
    Number(params.p) !== Number(parallelism)
  );
}

export const argon2Module = { argon2d, argon2i, argon2id, hash, needsRehash, verify };
argon2Module.default = { ...argon2Module };
