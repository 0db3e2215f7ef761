// What crosses the wire in a story: requests as the world sends them, and the answers.

export type HeaderPair = readonly [name: string, value: string];

/** Strings of bytes, one character per byte, as docs/contracts.md has them under "Run". */
export interface Request {
  readonly method: string;
  readonly scheme: string;
  readonly host: string;
  readonly target: string;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
}

export interface Response {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
}

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Requests that were in flight at once. */
export interface Batch {
  /** On the world's clock, milliseconds since 1970. */
  readonly at: number;
  readonly exchanges: readonly Exchange[];
}

export function headerValues(headers: readonly HeaderPair[], name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}
