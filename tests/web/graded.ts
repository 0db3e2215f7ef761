// The report that the page shows, and the one that the command line would give.
import type { Page } from 'playwright-core';
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { Report } from '../../wasm/engine/report.js';

const engine = await loadNodeEngine();

export async function gradedInNode(id: string, at: 'starter' | 'solution'): Promise<Report> {
  const loaded = await loadExercise(id);
  return engine.grade(loaded.bundle, submissionAt(loaded, at), { seed: 1 });
}

export function shownReport(page: Page): Promise<Report> {
  return page.locator('code-pane').evaluate((pane) => {
    const bench = Reflect.get(pane, 'bench') as { kept: { report: Report } };
    return bench.kept.report;
  });
}
