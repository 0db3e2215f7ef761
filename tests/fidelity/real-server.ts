// A submission on real Node: Express, better-sqlite3 and argon2 in another process (host.mjs), on
// loopback, with a database made from the world's SQL.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { Agent, request as sendRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../../wasm/engine/exercise.js';
import type { HeaderPair, Request, Response } from './exchange.js';

const root = fileURLToPath(new URL('../../build/fidelity/', import.meta.url));
const host = fileURLToPath(new URL('host.mjs', import.meta.url));
/** Tells the host which scheme a request has come by: loopback knows no TLS. */
const SCHEME = 'x-scheme-on-the-wire';

/** Headers that belong to one connection. */
const HOP = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** Hosts that serve nothing now. */
const idle: ChildProcess[] = [];
let starts = 0;

export class RealServer {
  readonly #host: ChildProcess;
  readonly #port: number;
  readonly #folder: string;
  readonly #database: string;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(host: ChildProcess, port: number, folder: string, database: string) {
    this.#host = host;
    this.#port = port;
    this.#folder = folder;
    this.#database = database;
  }

  /** A process keeps the modules it has read, so that each start has a folder of its own. */
  static async start(name: string, entry: string, files: Files): Promise<RealServer> {
    const folder = join(root, `${name}--${String(++starts)}`);
    await rm(folder, { recursive: true, force: true }); // of a run that was broken off
    const all = { ...files, 'package.json': '{ "type": "module" }' };
    for (const [file, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const database = join(tmpdir(), `parapet-fidelity-${process.pid}-${name}.sqlite`);
    await removeDatabase(database);
    const child = idle.pop() ?? launch();
    child.send({ serve: { folder, entry, database } });
    const { port } = await told(child, (message): message is { port: number } => 'port' in message);
    return new RealServer(child, port, folder, database);
  }

  /** Ends the processes that serve nothing. */
  static end(): void {
    for (const child of idle.splice(0)) child.kill();
  }

  /** The database is as the world begins again. */
  renew(): Promise<void> {
    return this.#tell({ renew: true });
  }

  /** It is so late, in milliseconds since 1970, until it is told otherwise. */
  setClock(clock: number): Promise<void> {
    return this.#tell({ clock });
  }

  async #tell(message: object): Promise<void> {
    this.#host.send(message);
    await told(this.#host, (answer): answer is { ready: true } => 'ready' in answer);
  }

  send({ method, scheme, host, target, headers, body }: Request): Promise<Response> {
    const bytes = Buffer.from(body, 'latin1');
    const framing: readonly HeaderPair[] = [
      ['Host', host],
      [SCHEME, scheme],
      ...(bytes.length > 0 ? ([['Content-Length', String(bytes.length)]] as const) : []),
    ];
    return new Promise((resolve, reject) => {
      const outgoing = sendRequest({
        host: '127.0.0.1',
        port: this.#port,
        method,
        path: target,
        agent: this.#agent,
        headers: [...framing, ...headers.filter(([name]) => !HOP.has(name.toLowerCase()))].flat(),
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          resolve({
            status: incoming.statusCode ?? 0,
            headers: pairs(incoming.rawHeaders),
            body: Buffer.concat(chunks).toString('latin1'),
          });
        });
      });
      outgoing.end(bytes);
    });
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    if (this.#host.connected) {
      await this.#tell({ end: true });
      idle.push(this.#host);
    }
    await rm(this.#folder, { recursive: true, force: true });
    await removeDatabase(this.#database);
  }
}

function launch(): ChildProcess {
  return fork(host, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function told<T>(child: ChildProcess, fits: (message: object) => message is object & T): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`the server ended by itself with code ${String(code)}`));
    };
    const listen = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !fits(message)) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(message);
    };
    child.on('message', listen);
    child.on('exit', ended);
  });
}

function pairs(raw: readonly string[]): readonly HeaderPair[] {
  return raw.flatMap((name, i): HeaderPair[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
}

async function removeDatabase(file: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm'].map((ending) => rm(file + ending, { force: true })));
}
