// The engine in a web worker. The first message says where its parts are.
import { unpack } from '../pack/unpack.js';
import type { CoreName } from './cores.js';
import { createEngine } from './create-engine.js';
import type { Engine } from './engine.js';
import type { AssetUrls, FromWorker, ToWorker } from './messages.js';
import { serveClient } from './serve-client.js';
import type { Watcher } from './watcher.js';

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function compiled(url: string): Promise<WebAssembly.Module> {
  const response = await fetched(url);
  return WebAssembly.compile(unpack(new Uint8Array(await response.arrayBuffer())));
}

async function load(urls: AssetUrls | undefined, watcher: Watcher): Promise<Engine> {
  if (urls === undefined) throw new Error('the worker was not told where the engine is');
  const text = async (url: string): Promise<string> => (await fetched(url)).text();
  const { cores, first } = urls;
  const firstCore = compiled(cores[first]);
  const begun = new Map<CoreName, Promise<WebAssembly.Module>>([[first, firstCore]]);
  const core = (name: CoreName): Promise<WebAssembly.Module> =>
    begun.get(name) ?? compiled(named(cores, name, 'a core'));
  const [quickjs, base] = await Promise.all([compiled(urls.quickjs), text(urls.guest), firstCore]);
  const extra = async (name: string): Promise<string> => {
    return text(named(urls.extras, name, 'a module'));
  };
  return createEngine({ core, first, quickjs, guest: { base, extra }, page: () => text(urls.page) }, watcher);
}

function named(urls: Readonly<Record<string, string>>, name: string, what: string): string {
  const url = Object.hasOwn(urls, name) ? urls[name] : undefined;
  if (url === undefined) throw new Error(`the exercise names ${what} that there is not: ${name}`);
  return url;
}

const handle = serveClient(load, (message: FromWorker) => {
  self.postMessage(message);
});
self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  handle(event.data);
});
