// The core's simulated browser as an Answerer: a part of its own, fetched with the quick test.
import browserCoreUrl from '../../../build/packed/core-browser.wasm?url';
import { createBrowserQuestions } from '../../../wasm/engine/browser-questions.js';
import { unpack } from '../../../wasm/pack/unpack.js';
import type { Answerer } from './answerer.js';

export async function askCore(): Promise<Answerer> {
  const response = await fetch(browserCoreUrl);
  if (!response.ok) throw new Error(`${browserCoreUrl}: ${response.status}`);
  const packed = new Uint8Array(await response.arrayBuffer());
  const core = await createBrowserQuestions(await WebAssembly.compile(unpack(packed)));
  return {
    idleLines: (about) => Promise.resolve(core.idleLines(about)),
    cookiesSent: (about) => Promise.resolve(core.cookiesSent(about)),
  };
}
