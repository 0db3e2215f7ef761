// Requests and responses as a person reads them.
import type { HeaderPair } from '../../../wasm/engine/report.js';

export interface TargetParts {
  readonly path: string;
  /** Decoded, in order; a parameter that does not decode stays as it was sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

export function splitTarget(target: string): TargetParts {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: [] };
  const pairs = target.slice(mark + 1).split('&');
  const query = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return [decodeQuery(name), decodeQuery(value)] as const;
  });
  return { path: target.slice(0, mark), query };
}

function decodeQuery(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** JSON bodies indented, when they are short enough to be read at all. */
export function bodyText(body: string, headers: readonly HeaderPair[]): string {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (!type.includes('json') || body.length > kIndentUpTo) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export interface LogLine {
  readonly message: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A line of log.js is JSON: its message first, then what else it holds. Any other line is all message. */
export function logLine(text: string): LogLine {
  const line = objectIn(text);
  if (line === undefined) return { message: text, fields: [] };
  const fields = Object.entries(line).filter(([name]) => !['message', 'level', 'time'].includes(name));
  return {
    message: line['message'] === undefined ? '' : said(line['message']),
    fields: fields.map(([name, value]) => [name, said(value)]),
  };
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const kIndentUpTo = 20_000; // characters

/** Virtual milliseconds, as short as they can be said. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
  return milliseconds >= 10 ? `${Math.round(milliseconds)} ms` : `${milliseconds.toFixed(1)} ms`;
}
