// proxy-addr: which of the addresses a request claims to come from is to be believed.
// The same results as the package for IPv4 and IPv6 addresses, ranges and named ranges.
const { parseHost } = require('../globals/url-host.js');
const { isIP } = require('./net.js');

const RANGES = {
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  loopback: ['127.0.0.1/8', '::1/128'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function bitsOf(address) {
  if (isIP(address) === 4) {
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const text = parseHost(`[${address}]`).slice(1, -1);
  const [head, tail] = text.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = tail === undefined ? [] : Array(8 - head.length - tail.length).fill('0');
  const bits = [...head, ...zeros, ...(tail ?? [])]
    .map((piece) => Number.parseInt(piece, 16).toString(2).padStart(16, '0'))
    .join('');
  // ::ffff:a.b.c.d is the IPv4 address itself.
  return bits.startsWith(`${'0'.repeat(80)}${'1'.repeat(16)}`) ? bits.slice(96) : bits;
}

function rangeOf(text) {
  const [address, mask] = text.split('/');
  if (isIP(address) === 0) throw new TypeError(`invalid IP address: ${address}`);
  const bits = bitsOf(address);
  let length = mask === undefined ? bits.length : Number(mask);
  if (mask !== undefined && isIP(mask) === 4) length = bitsOf(mask).lastIndexOf('1') + 1;
  if (!(Number.isInteger(length) && length > 0 && length <= 128))
    throw new TypeError(`invalid range on address: ${text}`);
  return bits.slice(0, length);
}

function compile(value) {
  const list = Array.isArray(value) ? value : [value];
  const ranges = list.flatMap((item) => RANGES[item] ?? [item]).map(rangeOf);
  return (address) =>
    isIP(address) !== 0 &&
    ranges.some((range) => range.length <= bitsOf(address).length && bitsOf(address).startsWith(range));
}

// Nearest first: the socket's address, then X-Forwarded-For from right to left.
function alladdrs(request, trust) {
  const header = request.headers['x-forwarded-for'] ?? '';
  const claimed =
    header === ''
      ? []
      : header
          .split(',')
          .map((part) => part.trim())
          .reverse();
  const all = [request.socket.remoteAddress, ...claimed];
  const end = all.findIndex((address, hop) => hop < all.length - 1 && !trust(address, hop));
  return end === -1 ? all : all.slice(0, end + 1);
}

module.exports = (request, trust) => alladdrs(request, trust).at(-1);
module.exports.all = alladdrs;
module.exports.compile = compile;
