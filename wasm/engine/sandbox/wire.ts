// Requests and answers on their way through the sandbox's wall. The core speaks in strings of
// bytes (docs/contracts.md, "Run"); the guest wants text, and what it says is not believed.
import { LIMITS } from './limits.js';

export interface CoreRequest {
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly client: string;
}

export interface CoreResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export const NO_ANSWER: CoreResponse = { status: 0, headers: [], body: '' };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
// Node keeps the first of these when they come twice (node:http, message.headers).
const SINGLE = new Set(
  (
    'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since ' +
    'last-modified location max-forwards proxy-authorization referer retry-after server user-agent'
  ).split(' '),
);

const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

export function textOfBytes(bytes: string): string {
  return isAscii(bytes) ? bytes : decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

export function bytesOfText(text: string): string {
  if (isAscii(text)) return text;
  const bytes = encoder.encode(text);
  let result = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    result += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return result;
}

function headersOf(request: CoreRequest): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    const before = headers[key];
    if (key === 'set-cookie') headers[key] = [...(Array.isArray(before) ? before : []), value];
    else if (typeof before !== 'string') headers[key] = value;
    else if (!SINGLE.has(key)) headers[key] = `${before}${key === 'cookie' ? '; ' : ', '}${value}`;
  }
  headers['host'] ??= request.host;
  const hasBody = request.body !== '' || ['POST', 'PUT', 'PATCH'].includes(request.method);
  if (hasBody && headers['transfer-encoding'] === undefined) {
    headers['content-length'] ??= String(request.body.length);
  }
  return headers;
}

/** The request as the guest's serve() takes it. */
export function toGuest(request: CoreRequest, index: number): string {
  const text = textOfBytes(request.body);
  return JSON.stringify({
    index,
    method: request.method,
    target: request.target,
    headers: headersOf(request),
    raw: request.headers.flat(),
    client: request.client,
    secure: request.scheme === 'https',
    text,
    ...(text === request.body ? {} : { bytes: request.body }),
  });
}

const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function headerPairs(list: unknown): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  if (!Array.isArray(list)) return pairs;
  for (let i = 0; i + 1 < list.length; i += 2) {
    const name: unknown = list[i];
    const value: unknown = list[i + 1];
    if (typeof name !== 'string' || typeof value !== 'string') continue;
    if (HEADER_NAME.test(name) && HEADER_VALUE.test(value)) pairs.push([name, value]);
  }
  return pairs;
}

export interface Answer {
  readonly index: number;
  readonly response: CoreResponse;
  /** Whether its body was longer than an answer may be. */
  readonly isCut: boolean;
}

/** What the guest told as an answer, or nothing when it is none. */
export function fromGuest(json: string): Answer | undefined {
  const told = parseObject(json);
  const { index, status, headers, body, binary, measured, silent } = told;
  if (typeof index !== 'number' || typeof body !== 'string') return undefined;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999)
    return undefined;
  const kept = body.slice(0, LIMITS.answer);
  const bytes = binary === true && ALL_BYTES.test(kept) ? kept : bytesOfText(kept);
  const pairs = headerPairs(headers);
  const has = (name: string): boolean => pairs.some(([key]) => key.toLowerCase() === name);
  if (measured === true && !has('content-length') && !has('transfer-encoding')) {
    pairs.push(['Content-Length', String(bytes.length)]);
  }
  const response = { status, headers: pairs, body: silent === true ? '' : bytes };
  return { index, response, isCut: kept.length < body.length };
}

const ALL_BYTES = /^[\x00-\xff]*$/;

export function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
