// The host parser of the URL Standard (section 3.5) for ASCII names, IPv4 in all its
// spellings, and IPv6. Undefined when it is not a host.
import { textOf } from './encoding.js';

const FORBIDDEN = /[\x00-\x20#/:<>?@[\\\]^|%\x7f-\uffff]/;

function ipv4Part(part) {
  if (part === '') return undefined;
  if (/^0x[0-9a-f]*$/i.test(part)) return part.length === 2 ? 0 : Number.parseInt(part.slice(2), 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^[0-9]+$/.test(part) && part[0] !== '0' ? Number(part) : undefined;
}

// Whether the last label makes it an IPv4 address at all.
function endsInNumber(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  const last = parts.at(-1);
  return /^[0-9]+$/.test(last) || /^0x[0-9a-f]*$/i.test(last);
}

function parseIpv4(host) {
  const parts = host.split('.');
  if (parts.at(-1) === '' && parts.length > 1) parts.pop();
  if (parts.length > 4) return undefined;
  const numbers = parts.map(ipv4Part);
  if (numbers.includes(undefined)) return undefined;
  const last = numbers.pop();
  if (numbers.some((n) => n > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  const value = numbers.reduce((sum, n, i) => sum + n * 256 ** (3 - i), last);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function expandIpv6(text) {
  const tail = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const plain =
    tail === null
      ? text
      : `${tail[1]}${((+tail[2] << 8) | +tail[3]).toString(16)}:${((+tail[4] << 8) | +tail[5]).toString(16)}`;
  if (tail !== null && tail.slice(2).some((n) => Number(n) > 255)) return undefined;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [head, rest] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - (rest?.length ?? 0);
  if (rest === undefined ? missing !== 0 : missing < 1) return undefined;
  const pieces = rest === undefined ? head : [...head, ...Array(missing).fill('0'), ...rest];
  return pieces.every((piece) => /^[0-9a-f]{1,4}$/i.test(piece))
    ? pieces.map((piece) => Number.parseInt(piece, 16))
    : undefined;
}

// RFC 5952: the first longest run of two or more zeros becomes "::".
function parseIpv6(text) {
  const pieces = expandIpv6(text);
  if (pieces === undefined) return undefined;
  let best = { at: -1, length: 1 };
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (at + length < 8 && pieces[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
  }
  const hex = (part) => part.map((piece) => piece.toString(16)).join(':');
  if (best.at === -1) return `[${hex(pieces)}]`;
  return `[${hex(pieces.slice(0, best.at))}::${hex(pieces.slice(best.at + best.length))}]`;
}

function decoded(host) {
  if (!host.includes('%')) return host;
  return textOf(host.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))));
}

export function parseHost(input) {
  if (input.startsWith('[')) return input.endsWith(']') ? parseIpv6(input.slice(1, -1)) : undefined;
  const host = decoded(input).toLowerCase();
  if (host === '' || FORBIDDEN.test(host)) return undefined;
  return endsInNumber(host) ? parseIpv4(host) : host;
}
