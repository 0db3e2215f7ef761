// A browser that is driven from outside, and what a learner does in it: the same steps whichever browser it is.
// Everything waits within the page, for what it waits for, and never for a time.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createPageServer } from '../../scripts/serve.mjs';

export interface Browser {
  goto(url: string): Promise<void>;
  /** Calls the function whose source this is in the page, and waits for what it promises. */
  call(source: string, ...args: readonly string[]): Promise<unknown>;
  /** Real keys, to whatever has the focus. `chord` is held down together. */
  type(text: string): Promise<void>;
  chord(...keys: readonly ['Control', string]): Promise<void>;
  close(): Promise<void>;
}

const kDist = fileURLToPath(new URL('../../web/dist', import.meta.url));

export async function serve(): Promise<{ readonly server: Server; readonly origin: string }> {
  const files = await createPageServer(kDist);
  const server = createServer((request, response) => {
    files.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

// Selectors see through every shadow root, and "host >> inside" asks for what is within a host; what has no
// size, or cannot be pressed yet, is not there yet.
const kFind = `
  const every = (root, selector) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? every(one.shadowRoot, selector) : [])),
  ];
  const all = (path) => path.split(' >> ').reduce(
    (roots, selector) => roots.flatMap((root) => every(root.shadowRoot ?? root, selector)), [document]);
  const words = (element) => (element.getAttribute('aria-label') ?? element.textContent).replace(/\\s+/g, ' ').trim();
  const find = (path, text) => all(path).find((one) =>
    words(one).includes(text) && one.getClientRects().length > 0 && one.ariaDisabled !== 'true' && !one.disabled);
  const wait = (look) => new Promise((resolve) => {
    const again = () => {
      const found = look();
      if (found) resolve(found);
      else setTimeout(again, 30);
    };
    again();
  });`;

export class Visitor {
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  async open(address: string): Promise<void> {
    await this.#browser.goto(`${this.#origin}/?${encodeURIComponent(address)}${address}`);
    await this.#browser.call(`async () => {
      if (globalThis.violations) return;
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
    }`);
  }

  /** The text of the first element that matches, once there is one with these words in it. */
  async see(selector: string, text = ''): Promise<string> {
    const found = await this.#browser.call(
      `async (selector, text) => { ${kFind} return words(await wait(() => find(selector, text))); }`,
      selector,
      text,
    );
    return String(found);
  }

  async press(selector: string, text = ''): Promise<void> {
    await this.#browser.call(
      `async (selector, text) => { ${kFind} (await wait(() => find(selector, text))).click(); }`,
      selector,
      text,
    );
  }

  /** Types over what a field or an editor holds, key by key. */
  async type(selector: string, text: string): Promise<void> {
    await this.#focus(selector);
    await this.#browser.chord('Control', 'a');
    await this.#browser.type(text);
  }

  /** Pastes over all that the open file holds. */
  async paste(text: string): Promise<void> {
    await this.#focus('.cm-content');
    await this.#browser.chord('Control', 'a');
    await this.#browser.call(
      `async (text) => {
        ${kFind}
        const event = new Event('paste', { bubbles: true, cancelable: true });
        // Not every browser lets a script fill a DataTransfer.
        Object.defineProperty(event, 'clipboardData', { value: { getData: () => text, files: [] } });
        find('.cm-content', '').dispatchEvent(event);
      }`,
      text,
    );
  }

  /** A file as the page has it. */
  async file(name: string): Promise<unknown> {
    return this.#browser.call(
      `async (name) => { ${kFind} return all('code-pane')[0].bench.work.files[name]; }`,
      name,
    );
  }

  /** Presses Run and gives the hash of the report that comes of it. */
  async run(): Promise<string> {
    const hash = await this.#browser.call(`async () => {
      ${kFind}
      const pane = await wait(() => all('code-pane')[0]);
      const before = pane.bench.kept;
      (await wait(() => find('run-bar >> button', 'Run'))).click();
      return (await wait(() => pane.bench.kept !== before && !pane.bench.run.busy && pane.bench.kept)).report.hash;
    }`);
    return String(hash);
  }

  async violations(): Promise<unknown> {
    return this.#browser.call('async () => globalThis.violations');
  }

  async #focus(selector: string): Promise<void> {
    await this.#browser.call(
      `async (selector) => { ${kFind} (await wait(() => find(selector, ''))).focus(); }`,
      selector,
    );
  }
}

const kExercise = new URL('../../exercises/sql-injection/patch-the-query/solution/', import.meta.url);

export function solution(): readonly (readonly [name: string, text: string])[] {
  return readdirSync(kExercise).map((name) => [name, readFileSync(new URL(name, kExercise), 'utf8')]);
}
