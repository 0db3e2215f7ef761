// WebKitGTK, driven by its own driver over plain WebDriver, on a display that nobody sees.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from './visitor.js';

const kKeys = { Control: '\uE009' };
const kLongest = 600_000; // milliseconds of a script: node:test has a timeout of its own
const kLibraries = ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => `/usr/lib/${triplet()}/${name}`);

function triplet(): string {
  return process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
}

/** A display, and its name. */
async function startDisplay(): Promise<{ readonly display: string; readonly process: ChildProcess }> {
  const process = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    process.once('error', reject);
    (process.stdio[3] as Readable).once('data', (text: Buffer) => {
      resolve(text.toString().trim());
    });
  });
  return { display: `:${number}`, process };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { readonly value: unknown };
  if (!response.ok) throw new Error(JSON.stringify(value));
  return value;
}

/** The driver says nothing when it is ready, so it is asked until it answers. */
async function isReady(address: string): Promise<void> {
  while (
    !(await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await pause(20);
}

export async function launchWebKit(): Promise<Browser> {
  const library = kLibraries.find((folder) => existsSync(`${folder}/MiniBrowser`));
  if (library === undefined) throw new Error(`There is no MiniBrowser in ${kLibraries.join(' or ')}.`);
  const port = await freePort();
  const { display, process: screen } = await startDisplay();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
    stdio: 'ignore',
  });
  const address = `http://127.0.0.1:${port}`;
  await isReady(address);
  const options = { binary: `${library}/MiniBrowser`, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const { sessionId } = (await ask('POST', `${address}/session`, { capabilities })) as { sessionId: string };
  const session = `${address}/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: kLongest });
  // Keys go to what has the focus, as from a keyboard.
  const keys = (text: string) =>
    ask('POST', `${session}/actions`, {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: Array.from(text).flatMap((key) => [
            { type: 'keyDown', value: key },
            { type: 'keyUp', value: key },
          ]),
        },
      ],
    });
  return {
    async goto(url) {
      await ask('POST', `${session}/url`, { url });
    },
    call: (source, ...args) =>
      ask('POST', `${session}/execute/async`, {
        script: `const done = arguments[arguments.length - 1]; (${source})(...${JSON.stringify(args)}).then(done);`,
        args: [],
      }),
    async type(text) {
      await keys(text);
    },
    async chord(held, key) {
      const value = kKeys[held];
      await ask('POST', `${session}/actions`, {
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              { type: 'keyDown', value },
              { type: 'keyDown', value: key },
              { type: 'keyUp', value: key },
              { type: 'keyUp', value },
            ],
          },
        ],
      });
    },
    async close() {
      await ask('DELETE', session).catch(() => undefined);
      driver.kill();
      screen.kill();
    },
  };
}
