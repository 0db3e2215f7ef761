// The sandbox over a fake world, for tests: programs in, answers out.
import type { Image } from '../../wasm/engine/sandbox/image.js';
import { Images } from '../../wasm/engine/sandbox/images.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';
import { SandboxApp } from '../../wasm/engine/sandbox/app.js';
import { NOBODY, type Watcher } from '../../wasm/engine/watcher.js';
import { FakeWorld } from './fake-world.js';

export interface Request {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly client?: string;
  readonly scheme?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

let image: Promise<Image> | undefined;

/** With every module that there is. */
export function sharedImage(): Promise<Image> {
  return (image ??= loadImages().then((images) =>
    images.with(['bcrypt', 'helmet', 'jsonwebtoken', 'settings']),
  ));
}

export async function loadImages(): Promise<Images> {
  const { quickjs, guest } = await loadNodeAssets();
  return new Images(quickjs, guest);
}

export interface Running {
  readonly app: SandboxApp;
  readonly world: FakeWorld;
  /** All at once. */
  readonly send: (...requests: readonly Request[]) => readonly Answer[];
  /** One, answered. */
  readonly get: (target: string, headers?: Readonly<Record<string, string>>) => Answer;
}

export async function runApp(
  files: string | Readonly<Record<string, string>>,
  watcher: Watcher = NOBODY,
): Promise<Running> {
  const world = new FakeWorld();
  const all = typeof files === 'string' ? { 'server.js': files } : files;
  const app = new SandboxApp(await sharedImage(), world, { entry: 'server.js', files: all }, watcher);
  await app.renew();
  const send = (...requests: readonly Request[]): readonly Answer[] =>
    JSON.parse(app.serve(JSON.stringify(requests.map(completed)))) as readonly Answer[];
  const get = (target: string, headers: Readonly<Record<string, string>> = {}): Answer => {
    const [answer] = send({ target, headers });
    if (answer === undefined) throw new Error('no answer at all');
    return answer;
  };
  return { app, world, send, get };
}

function completed({
  method = 'GET',
  target = '/',
  headers = {},
  body = '',
  client = '192.0.2.7',
  scheme = 'https',
}: Request) {
  const bytes = Buffer.from(body, 'utf8').toString('latin1');
  return {
    method,
    scheme,
    host: 'shop.example',
    target,
    headers: Object.entries(headers),
    body: bytes,
    client,
  };
}

export function header(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
