import type { Browser, Page } from 'playwright-core';

interface TraceEntry {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The main thread's longest task while something is done, in ms of processor time. */
export async function longestTask(
  browser: Browser,
  page: Page,
  action: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await action();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEntry[] };
  const thread = ({ pid, tid }: TraceEntry): string => `${pid}/${tid}`;
  const mains = new Set(
    trace.traceEvents
      .filter((entry) => entry.name === 'thread_name' && entry.args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = trace.traceEvents
    .filter((entry) => entry.ph === 'X' && mains.has(thread(entry)))
    .map(({ tdur = 0 }) => tdur / 1000);
  return Math.max(...tasks);
}
