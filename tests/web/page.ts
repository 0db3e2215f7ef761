// The built page, served as it ships and open in Chromium, with everything recorded that a
// clean page has none of: policy violations, console errors, requests to other hosts.
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

export interface Sent {
  readonly path: string;
  readonly bytes: number;
}

/** Serves and launches for the tests of one file; `open` gives each a context of its own. */
export class Site {
  readonly sent: Sent[] = [];
  /** A request waits for what this returns: to hold the engine back, for example. */
  gate: (path: string) => Promise<void> = () => Promise.resolve();
  browser!: Browser; // after start()
  #contexts: BrowserContext[] = [];
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
    this.browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: kArguments });
  }

  async stop(): Promise<void> {
    await (this.browser as Browser | undefined)?.close(); // start() may have failed
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async open(address?: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    return openIn(await this.#context(options), this.origin, address);
  }

  /** Without an engine, which keeps two cores busy for seconds: for what is not about running. */
  async openIdle(address?: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const context = await this.#context(options);
    await context.route('**/*.wasm', () => undefined);
    return openIn(context, this.origin, address);
  }

  async #context(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    this.#contexts.push(context);
    return context;
  }

  /** Ends what the pages of a test still do. */
  async close(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What a clean page has none of. */
  readonly complaints: readonly string[];
}

/** Another tab of a context. */
export async function openIn(
  context: BrowserContext,
  origin: string,
  address = `#/${exercise}`,
): Promise<OpenPage> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const complain = Reflect.get(globalThis, 'complain') as (text: string) => void;
      complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${origin}/${address}`);
  return { page, context, complaints };
}

export function useSite(): Site {
  const site = new Site();
  before(() => site.start());
  afterEach(() => site.close());
  after(() => site.stop());
  return site;
}
