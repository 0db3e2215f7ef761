// Which hint comes next: the first rung not yet seen that fits how the last run went.
import type { Hint } from './exercise.js';
import type { Report } from './report.js';

/**
 * The index of the next hint, or undefined when the ladder is used up.
 * `seen` is how many rungs the learner has had; without a report every rung fits.
 */
export function nextHint(
  hints: readonly Hint[],
  seen: number,
  report: Report | undefined,
): number | undefined {
  for (let index = seen; index < hints.length; index++) {
    const hint = hints[index];
    if (hint !== undefined && fits(hint, report)) return index;
  }
  return undefined;
}

function fits(hint: Hint, report: Report | undefined): boolean {
  if (!hint.when || !report) return true;
  const failed = new Set(
    report.cases
      .filter((result) => result.outcome === 'broken' || result.outcome === 'breached')
      .map((result) => result.id),
  );
  const failing = hint.when.fails ?? [];
  const passing = hint.when.passes ?? [];
  return failing.every((id) => failed.has(id)) && passing.every((id) => !failed.has(id));
}
