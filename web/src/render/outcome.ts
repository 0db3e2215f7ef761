// The words and states a case's outcome has on the page.
import { isUnearned, type CaseResult, type Report } from '../../../wasm/engine/report.js';
import type { ExerciseManifest } from '../../../wasm/engine/exercise.js';

export type StoneState = 'waiting' | 'held' | 'unearned' | 'weak' | 'fallen';

/** A case as the list shows it, before and after it has an answer. */
export interface CaseView {
  readonly id: string;
  readonly kind: CaseResult['kind'];
  readonly title: string;
  readonly result: CaseResult | undefined;
  /** Why its block earns nothing yet: what has to hold first, in words. */
  readonly awaits: readonly string[];
}

export function hasFailed(result: CaseResult): boolean {
  return result.outcome === 'broken' || result.outcome === 'breached';
}

export function stoneState(result: CaseResult | undefined): StoneState {
  if (result === undefined) return 'waiting';
  if (!hasFailed(result)) return isUnearned(result) ? 'unearned' : 'held';
  return result.severity === 'weak' || result.severity === 'note' ? 'weak' : 'fallen';
}

const kWords: Readonly<Record<CaseResult['outcome'], string>> = {
  served: 'Served',
  broken: 'Not served',
  blocked: 'Blocked',
  breached: 'Got in',
};

export function outcomeWord(result: CaseResult): string {
  return isUnearned(result) ? 'Blocked, no point' : kWords[result.outcome];
}

/** Every case of the exercise in order, with the answers there are. */
export function caseViews(manifest: ExerciseManifest, results: readonly CaseResult[]): readonly CaseView[] {
  const answers = new Map(results.map((result) => [result.id, result]));
  const stories = manifest.stories.map(({ id, title }) => ({ id, title, kind: 'story' as const, needs: [] }));
  const attacks = manifest.attacks.map(({ id, title, group, needs = [] }) => ({
    id,
    title,
    kind: group,
    needs,
  }));
  return [...stories, ...attacks].map(({ needs, ...item }) => {
    const result = answers.get(item.id);
    const missing = needs.flatMap((id) => answers.get(id) ?? []).filter(hasFailed);
    return { ...item, result, awaits: result && isUnearned(result) ? missing.map(condition) : [] };
  });
}

function condition({ kind, title }: CaseResult): string {
  return `“${title}” is ${kind === 'story' ? 'served' : 'blocked'}`;
}

/** "2 users are not served and 5 attacks got in. 3 blocked attacks earn no point yet." */
export function summarise(report: Report): string {
  if (report.outcome === 'broken') return 'Your code could not be graded.';
  const failed = report.cases.filter(hasFailed);
  const lucky = report.cases.filter(({ byLuck }) => byLuck).length;
  if (failed.length === 0)
    return lucky === 0
      ? 'Everyone is served, and every attack is blocked.'
      : `Everyone is served, but ${count(lucky, 'attack was', 'attacks were')} blocked by luck alone.`;
  const users = failed.filter((result) => result.outcome === 'broken').length;
  const attacks = failed.length - users;
  const parts = [
    users > 0 ? `${count(users, 'user is', 'users are')} not served` : '',
    attacks > 0 ? `${count(attacks, 'attack', 'attacks')} got in` : '',
  ].filter((part) => part !== '');
  const unearned = report.cases.filter(isUnearned).length;
  const rest = count(unearned, 'blocked attack earns', 'blocked attacks earn');
  return `${parts.join(' and ')}.${unearned > 0 ? ` ${rest} no point yet.` : ''}`;
}

/** The whole report in a breath, for a screen reader. */
export function describeReport(report: Report): string {
  const { points, of } = report.score;
  return `${points} of ${of} points. ${report.problem?.message ?? summarise(report)}`;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
