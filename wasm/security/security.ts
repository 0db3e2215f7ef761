// core/crypto and core/auth as a library: passwords, tokens, rate limits. Text crosses by one flat
// buffer in the module's memory (exports.cpp), which no caller sees.
import type { SecurityModule } from './module.js';

/** In the order of the core's enums. */
const JWT_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const;
const ARGON2_TYPES = ['argon2d', 'argon2i', 'argon2id'] as const;
const LIMITERS = ['gcra', 'token-bucket', 'fixed-window', 'sliding-counter', 'sliding-log'] as const;

export interface Argon2Options {
  readonly type?: (typeof ARGON2_TYPES)[number];
  readonly memoryKib?: number;
  readonly passes?: number;
  readonly lanes?: number;
}

export interface RateDecision {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetMs: number;
  /** Nothing when the request was allowed, or never can be. */
  readonly retryAfterMs: number | undefined;
}

/** The core refused; code is the place of the reason in its enum. */
export class Refused extends Error {
  readonly code: number;
  constructor(what: string, code: number) {
    super(`${what}: refused for reason ${code}`);
    this.code = code;
  }
}

// encodeInto pays more for the call than for such a text.
const kShort = 64;

// The length, or -1 when the text is not ASCII.
function putAscii(text: string, bytes: Uint8Array, at: number): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return -1;
    bytes[at + i] = unit;
  }
  return text.length;
}

export class JwtKey {
  readonly #security: Security;
  readonly #number: number;
  constructor(security: Security, number: number) {
    this.#security = security;
    this.#number = number;
  }
  sign(payload: object): string {
    return this.#security.jwtSign(this.#number, payload);
  }
  /** The payload. Throws Refused. audience: who we are; without it a token must have none. */
  verify(token: string, options: { readonly now?: number; readonly audience?: string } = {}): unknown {
    return this.#security.jwtVerify(this.#number, token, options.audience ?? '', options.now ?? Date.now());
  }
}

export class Limiter {
  readonly #security: Security;
  readonly #number: number;
  constructor(security: Security, number: number) {
    this.#security = security;
    this.#number = number;
  }
  consume(key: string, now = Date.now()): RateDecision {
    return this.#security.consume(this.#number, key, now);
  }
  /** Bytes of the store. */
  get memory(): number {
    return this.#security.limiterBytes(this.#number);
  }
}

export class Security {
  readonly #module: SecurityModule;
  readonly #at: number;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #bytes: Uint8Array;
  #doubles: Float64Array;

  constructor(module: SecurityModule) {
    this.#module = module;
    this.#at = module._security_buffer();
    this.#bytes = this.#view();
    this.#doubles = this.#doublesView();
  }

  jwtKey(secret: string | Uint8Array, algorithm: (typeof JWT_ALGORITHMS)[number] = 'HS256'): JwtKey {
    const length = this.#put(secret, 0);
    const number = this.#module._security_jwt_key(JWT_ALGORITHMS.indexOf(algorithm), length);
    return new JwtKey(this, this.#checked(number, 'key'));
  }

  jwtSign(key: number, payload: object): string {
    const length = this.#put(JSON.stringify(payload), 0);
    return this.#text(this.#module._security_jwt_sign(key, length), 'sign');
  }

  jwtVerify(key: number, token: string, audience: string, now: number): unknown {
    const length = this.#put(token, 0);
    const rest = audience === '' ? 0 : this.#put(audience, length);
    return JSON.parse(this.#text(this.#module._security_jwt_verify(key, length, rest, now), 'verify'));
  }

  argon2(password: string | Uint8Array, salt: Uint8Array, options: Argon2Options = {}): string {
    const { type = 'argon2id', memoryKib = 19456, passes = 2, lanes = 1 } = options;
    const length = this.#put(password, 0);
    const saltLength = this.#put(salt, length);
    const kind = ARGON2_TYPES.indexOf(type);
    return this.#text(
      this.#module._security_argon2(length, saltLength, kind, memoryKib, passes, lanes),
      'argon2',
    );
  }

  argon2Verify(hash: string, password: string | Uint8Array): boolean {
    const length = this.#put(password, 0);
    const rest = this.#put(hash, length);
    return this.#checked(this.#module._security_argon2_verify(length, rest), 'argon2') === 1;
  }

  /** Whether two secrets of one length are the same, in a time that does not tell where they differ. */
  equal(a: Uint8Array, b: Uint8Array): boolean {
    if (a.length !== b.length) return false;
    this.#put(a, 0);
    this.#put(b, a.length);
    return this.#module._security_equal(a.length) === 1;
  }

  bcrypt(password: string | Uint8Array, salt: Uint8Array, cost: number): string {
    const length = this.#put(password, 0);
    this.#put(salt, length);
    return this.#text(this.#module._security_bcrypt(length, cost), 'bcrypt');
  }

  bcryptVerify(hash: string, password: string | Uint8Array): boolean {
    const length = this.#put(password, 0);
    const rest = this.#put(hash, length);
    return this.#checked(this.#module._security_bcrypt_verify(length, rest), 'bcrypt') === 1;
  }

  /** period in milliseconds, capacity in keys. */
  limiter(kind: (typeof LIMITERS)[number], limit: number, period: number, capacity = 100_000): Limiter {
    const number = this.#module._security_limiter(LIMITERS.indexOf(kind), limit, period, capacity);
    return new Limiter(this, this.#checked(number, 'limiter'));
  }

  consume(limiter: number, key: string, now: number): RateDecision {
    const allowed = this.#module._security_consume(limiter, this.#put(key, 0), now) === 1;
    if (this.#doubles.byteLength === 0) this.#doubles = this.#doublesView();
    const doubles = this.#doubles;
    const retry = doubles[3] ?? -1;
    return {
      allowed,
      limit: doubles[0] ?? 0,
      remaining: doubles[1] ?? 0,
      resetMs: doubles[2] ?? 0,
      retryAfterMs: retry < 0 ? undefined : retry,
    };
  }

  limiterBytes(limiter: number): number {
    return this.#module._security_limiter_bytes(limiter);
  }

  // Memory that has grown is another buffer.
  #view(): Uint8Array {
    return this.#module.HEAPU8.subarray(this.#at, this.#at + (1 << 16));
  }

  #put(value: string | Uint8Array, at: number): number {
    if (this.#bytes.byteLength === 0) this.#bytes = this.#view();
    if (typeof value !== 'string') {
      this.#bytes.set(value, at);
      return value.length;
    }
    if (value.length <= kShort && at + value.length <= this.#bytes.length) {
      const length = putAscii(value, this.#bytes, at);
      if (length >= 0) return length;
    }
    const { read, written } = this.#encoder.encodeInto(
      value,
      at === 0 ? this.#bytes : this.#bytes.subarray(at),
    );
    if (read !== value.length) throw new RangeError('the text is too long');
    return written;
  }

  #checked(outcome: number, what: string): number {
    if (outcome < 0) throw new Refused(what, -1 - outcome);
    return outcome;
  }

  #text(outcome: number, what: string): string {
    const length = this.#checked(outcome, what);
    if (this.#bytes.byteLength === 0) this.#bytes = this.#view();
    return this.#decoder.decode(this.#bytes.subarray(0, length));
  }

  #doublesView(): Float64Array {
    return this.#module.HEAPF64.subarray(this.#at / 8, this.#at / 8 + 4);
  }
}
