// cookie-signature 1.2, which remembers what it has worked out: one session's cookie comes
// with every request, and each HMAC is a trip to the host.
const { Buffer } = require('../globals/buffer.js');
const { createHmac, timingSafeEqual } = require('../modules/node-crypto.js');

const MOST = 64;
const remembered = new Map();

function signatureOf(value, secret) {
  if (typeof secret !== 'string') return compute(value, secret);
  const key = `${secret.length} ${secret}${value}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST) remembered.clear();
  const signature = compute(value, secret);
  remembered.set(key, signature);
  return signature;
}

function compute(value, secret) {
  return createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '');
}

exports.sign = function sign(value, secret) {
  if (typeof value !== 'string') throw new TypeError('Cookie value must be provided as a string.');
  if (secret == null) throw new TypeError('Secret key must be provided.');
  return `${value}.${signatureOf(value, secret)}`;
};

exports.unsign = function unsign(input, secret) {
  if (typeof input !== 'string') throw new TypeError('Signed cookie string must be provided.');
  if (secret == null) throw new TypeError('Secret key must be provided.');
  const value = input.slice(0, input.lastIndexOf('.'));
  const expected = Buffer.from(exports.sign(value, secret));
  const given = Buffer.from(input);
  return expected.length === given.length && timingSafeEqual(expected, given) ? value : false;
};
