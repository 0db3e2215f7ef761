// A world without a core: host operations answered in JavaScript, so that the sandbox can be
// tried by itself. SQL is answered from a table of texts; the clock moves as timers do.
import bcrypt from 'bcrypt';
import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import type { Operations } from '../../wasm/engine/sandbox/app.js';

interface Operation {
  readonly op: string;
  readonly sql?: string;
  readonly params?: unknown;
  readonly [member: string]: unknown;
}

type SqlReply = { readonly ok: unknown } | { readonly fail: unknown };

export class FakeWorld implements Operations {
  readonly seen: Operation[] = [];
  readonly logs: string[] = [];
  sql: (op: Operation) => SqlReply = () => ({ ok: { rows: [], changes: 0, lastInsertRowid: 0 } });
  /** Which of the started operations finishes next: its place in the list. */
  choose: (count: number) => number = () => 0;
  clock = Date.UTC(2026, 0, 2, 3, 4, 5);
  #started: { id: number; op: Operation }[] = [];
  #lastId = 0;
  #random = 7;

  call(json: string): string {
    const op = JSON.parse(json) as Operation;
    if (op.op !== 'now' && op.op !== 'answered') this.seen.push(op);
    return JSON.stringify(this.#carryOut(op));
  }

  start(json: string): number {
    const op = JSON.parse(json) as Operation;
    this.seen.push(op);
    this.#lastId++;
    this.#started.push({ id: this.#lastId, op });
    return this.#lastId;
  }

  next(): string {
    if (this.#started.length === 0) return '';
    const [chosen] = this.#started.splice(this.choose(this.#started.length), 1);
    if (chosen === undefined) return '';
    if (chosen.op.op === 'timer') this.clock += Number(chosen.op['delay']);
    this.clock += 1;
    return JSON.stringify({ id: chosen.id, reply: this.#carryOut(chosen.op) });
  }

  #carryOut(op: Operation): unknown {
    const bytes = (member: string): Buffer => Buffer.from(String(op[member]), 'base64');
    switch (op.op) {
      case 'now':
        return { ok: this.clock };
      case 'log':
        this.logs.push(String(op['text']));
        return { ok: true };
      case 'random':
        return { ok: this.#draw(Number(op['bytes'])).toString('base64') };
      case 'digest':
        return { ok: createHash(String(op['algorithm'])).update(bytes('data')).digest('base64') };
      case 'hmac':
        return {
          ok: createHmac(String(op['algorithm']), bytes('key')).update(bytes('data')).digest('base64'),
        };
      case 'bcrypt':
        return { ok: bcrypt.hashSync(bytes('password'), String(op['setting'])) };
      case 'scrypt': {
        const cost = { N: Number(op['N']), r: Number(op['r']), p: Number(op['p']), maxmem: 2 ** 28 };
        return {
          ok: scryptSync(bytes('password'), bytes('salt'), Number(op['length']), cost).toString('base64'),
        };
      }
      case 'pbkdf2': {
        const [iterations, length] = [Number(op['iterations']), Number(op['length'])];
        const key = pbkdf2Sync(bytes('password'), bytes('salt'), iterations, length, String(op['algorithm']));
        return { ok: key.toString('base64') };
      }
      case 'sql':
        return this.sql(op);
      case 'connect':
        return op['role'] === 'nobody'
          ? { fail: { name: 'Error', code: '28000', message: 'role "nobody" does not exist' } }
          : { ok: true };
      case 'unstarted':
        return { ok: false };
      default:
        return { ok: true };
    }
  }

  #draw(count: number): Buffer {
    return Buffer.from(
      Array.from({ length: count }, () => {
        this.#random = (Math.imul(this.#random, 1103515245) + 12345) & 0x7fffffff;
        return (this.#random >> 16) & 0xff;
      }),
    );
  }
}
