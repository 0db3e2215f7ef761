// The built page, served as it ships and open in Chromium, with everything recorded that a
// clean page has none of: policy violations, console errors, requests to other hosts.
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before } from 'node:test';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { createPageServer } from '../../scripts/serve.mjs';

export const dist = fileURLToPath(new URL('../../web/dist', import.meta.url));
export const exercise = 'sql-injection/patch-the-query';

/** As scripts/setup installs it. */
export const kChromium =
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? 'chromium';

export const kArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const kViewport = { width: 1280, height: 800 };
/** Milliseconds for one wait. Only for what never happens: a busy machine may be a hundred times slower. */
export const kPatience = 300_000;

export interface Sent {
  readonly path: string;
  readonly bytes: number;
}

export interface OpenOptions extends BrowserContextOptions {
  /** For a test that leaves more behind than a site can: routes, scripts, a cache that must be empty. */
  readonly fresh?: true;
}

/** A page that tests use one after the other: it costs a second of processor time to have another. */
interface Seat {
  readonly key: string;
  readonly open: OpenPage;
  readonly options: OpenOptions;
  complaints: string[];
}

/** Serves and launches for the tests of a process; `open` gives each a page that is as new. */
export class Site {
  /** By the test that runs. */
  readonly sent: Sent[] = [];
  /** A request waits for what this returns: to hold the engine back, for example. */
  gate: (path: string) => Promise<void> = () => Promise.resolve();
  browser!: Browser; // after start()
  #taken: Seat[] = [];
  readonly #free: Seat[] = [];
  origin = '';
  #server: Server | undefined;

  async start(): Promise<void> {
    const files = await createPageServer(dist);
    this.#server = createServer((request, response) => {
      const path = request.url ?? '/';
      response.once('finish', () => {
        this.sent.push({ path, bytes: Number(response.getHeader('content-length') ?? 0) });
      });
      void this.gate(path).then(() => files.emit('request', request, response));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.browser = await chromium.launch({ executablePath: kChromium, args: kArguments });
  }

  async stop(): Promise<void> {
    await (this.browser as Browser | undefined)?.close(); // start() may have failed
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async open(address?: string, options: OpenOptions = {}): Promise<OpenPage> {
    return this.#open('with an engine', options, address);
  }

  /** Without an engine, which keeps two cores busy for seconds: for what is not about running. */
  async openIdle(address?: string, options: OpenOptions = {}): Promise<OpenPage> {
    return this.#open('idle', options, address);
  }

  async #open(kind: 'with an engine' | 'idle', options: OpenOptions, address?: string): Promise<OpenPage> {
    const { storageState, ...rest } = options;
    const key = JSON.stringify([kind, rest]);
    const place = this.#free.findIndex((seat) => seat.key === key);
    const seat = this.#free.splice(place, place < 0 ? 0 : 1)[0] ?? (await this.#make(kind, rest, key));
    this.#taken.push(seat);
    if (storageState !== undefined) await seat.open.context.setStorageState(storageState);
    await go(seat.open.page, this.origin, address);
    return seat.open;
  }

  async #make(kind: 'with an engine' | 'idle', options: OpenOptions, key: string): Promise<Seat> {
    const context = await this.browser.newContext({ viewport: kViewport, ...options });
    context.setDefaultTimeout(kPatience);
    if (kind === 'idle') await context.route('**/*.wasm', () => undefined);
    const complaints: string[] = [];
    return {
      key,
      options,
      complaints,
      open: { page: await watched(context, this.origin, complaints), context, complaints },
    };
  }

  /** Ends what the pages of a test still do, and takes away what they left. */
  async close(): Promise<void> {
    this.gate = () => Promise.resolve(); // a test that failed may have left it shut
    await Promise.all(this.#taken.splice(0).map((seat) => this.#clear(seat)));
    this.sent.length = 0;
  }

  async #clear(seat: Seat): Promise<void> {
    const { options, open } = seat;
    const { context, page } = open;
    if (options.fresh === true || page.isClosed()) return context.close();
    const others = context.pages().filter((other) => other !== page);
    await Promise.all(others.map((other) => other.close()));
    await page.goto('about:blank');
    const { viewport = kViewport, colorScheme } = options;
    if (viewport !== null) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: colorScheme ?? null });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: this.origin, storageTypes: 'all' });
    await devtools.detach();
    seat.complaints.length = 0;
    this.#free.push(seat);
  }
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What a clean page has none of. */
  readonly complaints: readonly string[];
}

/** Another tab of a context. */
export async function openIn(context: BrowserContext, origin: string, address?: string): Promise<OpenPage> {
  const complaints: string[] = [];
  const page = await watched(context, origin, complaints);
  await go(page, origin, address);
  return { page, context, complaints };
}

async function go(page: Page, origin: string, address = `#/${exercise}`): Promise<void> {
  await page.goto(`${origin}/${address}`);
}

/** A page whose faults become complaints. */
async function watched(context: BrowserContext, origin: string, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && url !== 'about:blank') complaints.push(`request: ${url}`);
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const complain = Reflect.get(globalThis, 'complain') as (text: string) => void;
      complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return page;
}

let site: Site | undefined;

/** The same for all files that a process runs. */
export function useSite(): Site {
  if (site) return site;
  const begun = (site = new Site());
  before(() => begun.start());
  afterEach(() => begun.close());
  after(() => begun.stop());
  return begun;
}
