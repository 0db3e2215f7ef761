import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { run } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

const kMostBytes = 700 * 1024;
const kLongestTask = 50; // ms of the main thread's own time

test('a visitor has run the exercise after 700 KB at most', async () => {
  const { page, complaints } = await site.open();
  await run(page);
  const total = site.sent.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of site.sent)
    console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`);
  console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  in all`);
  assert.ok(total <= kMostBytes, `${total} bytes`);
  assert.deepEqual(complaints, []);
});

interface TraceEntry {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The main thread's longest tasks while something is done, in ms of its own time: other load does not count. */
async function longestTasks(page: Page, action: () => Promise<void>): Promise<readonly number[]> {
  await site.browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
  });
  await action();
  const trace = JSON.parse((await site.browser.stopTracing()).toString()) as { traceEvents: TraceEntry[] };
  const mains = new Set(
    trace.traceEvents
      .filter((entry) => entry.name === 'thread_name' && entry.args.name === 'CrRendererMain')
      .map((entry) => `${entry.pid}/${entry.tid}`),
  );
  return trace.traceEvents
    .filter((entry) => entry.ph === 'X' && mains.has(`${entry.pid}/${entry.tid}`) && entry.tdur !== undefined)
    .map((entry) => (entry.tdur ?? 0) / 1000)
    .sort((a, b) => b - a)
    .slice(0, 3);
}

test('no task of the main thread is longer than 50 ms in a run, nor in reading its verdict', async () => {
  const { page } = await site.open();
  await page.getByRole('tab', { name: 'Brief' }).waitFor();
  const tasks = await longestTasks(page, async () => {
    await run(page);
    for (const row of await page.locator('case-row button.line').all()) await row.click();
  });
  console.log(`longest tasks: ${tasks.map((task) => task.toFixed(1)).join(', ')} ms`);
  assert.ok(tasks.length > 0, 'the trace has tasks');
  assert.ok((tasks[0] ?? 0) <= kLongestTask, `${tasks[0]} ms`);
});
