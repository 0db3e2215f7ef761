// What the simulated browser answers without an exercise: questions of the quick test. The core's
// half is core/browsing/questions.h.
import { createCore, type Address, type BrowserExports, type CoreMemory } from './core.js';

export interface BrowserQuestions {
  /** Numbers of the lines that a browser refuses or ignores. */
  idleLines(response: unknown): readonly number[];
  /** Numbers of the stored cookies that go along. */
  cookiesSent(scenario: unknown): readonly number[];
}

type Question = 'browser_idle_lines' | 'browser_cookies_sent';

/** wasm: core-browser.wasm. No page is read and no script runs for these questions. */
export async function createBrowserQuestions(wasm: WebAssembly.Module): Promise<BrowserQuestions> {
  let memory: CoreMemory | undefined;
  await createCore(wasm, (given) => {
    memory = given;
    const nothing = (): Address => 0;
    return { parse: nothing, run_script: nothing, dispatch: nothing, close_page: () => undefined };
  });
  const ask = (question: Question, about: unknown): readonly number[] => {
    const core = memory;
    const call: BrowserExports[Question] | undefined = core?.exports[question];
    if (core === undefined || call === undefined) throw new Error(`The core cannot answer ${question}.`);
    const { value } = core.lend(JSON.stringify(about), (at, size) => core.replyAt(call(at, size)));
    const numbers = JSON.parse(value) as readonly number[] | null;
    if (numbers === null) throw new Error('The question has an address that is none.');
    return numbers;
  };
  return {
    idleLines: (response) => ask('browser_idle_lines', response),
    cookiesSent: (scenario) => ask('browser_cookies_sent', scenario),
  };
}
