// The questions with their keys, some of which the core has to find: it is asked in a worker, which ends when it has answered.
import browserCoreUrl from '../../../build/packed/core-browser.wasm?url';
import { scriptUrl } from '../engine/trusted.js';
import type { Answered, Asked } from './core-worker.js';
import workerUrl from './core-worker.ts?worker&url';
import { makeQuestions, type Question, type QuestionSource } from './question.js';

/** Without the questions that need the core, where it cannot be had. */
export async function answeredQuestions(sources: readonly QuestionSource[]): Promise<readonly Question[]> {
  return (await ask(sources)) ?? makeQuestions(sources, undefined);
}

function ask(sources: readonly QuestionSource[]): Promise<Answered> {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module' });
  const answered = new Promise<Answered>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
      resolve(data);
    });
    worker.addEventListener('error', () => {
      resolve(null);
    });
  });
  worker.postMessage({ core: new URL(browserCoreUrl, document.baseURI).href, sources } satisfies Asked);
  return answered.finally(() => {
    worker.terminate();
  });
}
