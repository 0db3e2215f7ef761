// The core's simulated browser as an Answerer, in a worker of its own: starting it would keep the page from answering.
// One message comes in, and one goes out.
import { createBrowserQuestions } from '../../../wasm/engine/browser-questions.js';
import { unpack } from '../../../wasm/pack/unpack.js';
import { makeQuestions, type Question, type QuestionSource } from './question.js';

export interface Asked {
  /** Where the core is: an absolute address. */
  readonly core: string;
  readonly sources: readonly QuestionSource[];
}

/** Null where the core cannot be had. */
export type Answered = readonly Question[] | null;

async function answer({ core, sources }: Asked): Promise<Answered> {
  const response = await fetch(core);
  if (!response.ok) return null;
  const packed = new Uint8Array(await response.arrayBuffer());
  const browser = await createBrowserQuestions(await WebAssembly.compile(unpack(packed)));
  return makeQuestions(sources, {
    idleLines: (about) => Promise.resolve(browser.idleLines(about)),
    cookiesSent: (about) => Promise.resolve(browser.cookiesSent(about)),
  });
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const tell = (answered: Answered): void => {
    self.postMessage(answered);
  };
  answer(data).then(tell, () => {
    tell(null);
  });
});
