// The words and states a case's outcome has on the page.
import type { CaseResult, Report } from '../../../wasm/engine/report.js';
import type { ExerciseManifest } from '../../../wasm/engine/exercise.js';

export type StoneState = 'waiting' | 'held' | 'weak' | 'fallen';

/** A case as the list shows it, before and after it has an answer. */
export interface CaseView {
  readonly id: string;
  readonly kind: CaseResult['kind'];
  readonly title: string;
  readonly result: CaseResult | undefined;
}

export function hasFailed(result: CaseResult): boolean {
  return result.outcome === 'broken' || result.outcome === 'breached';
}

export function stoneState(result: CaseResult | undefined): StoneState {
  if (result === undefined) return 'waiting';
  if (!hasFailed(result)) return 'held';
  return result.severity === 'weak' || result.severity === 'note' ? 'weak' : 'fallen';
}

const kWords: Readonly<Record<CaseResult['outcome'], string>> = {
  served: 'Served',
  broken: 'Not served',
  blocked: 'Blocked',
  breached: 'Got in',
};

export function outcomeWord(result: CaseResult): string {
  return kWords[result.outcome];
}

/** Every case of the exercise in order, with the answers there are. */
export function caseViews(manifest: ExerciseManifest, results: readonly CaseResult[]): readonly CaseView[] {
  const answers = new Map(results.map((result) => [result.id, result]));
  const stories = manifest.stories.map(({ id, title }) => ({ id, title, kind: 'story' as const }));
  const attacks = manifest.attacks.map(({ id, title, group }) => ({ id, title, kind: group }));
  return [...stories, ...attacks].map((item) => ({ ...item, result: answers.get(item.id) }));
}

/** "2 users are not served and 5 attacks got in." */
export function summarise(report: Report): string {
  if (report.outcome === 'broken') return 'Your code could not be graded.';
  const failed = report.cases.filter(hasFailed);
  if (failed.length === 0) return 'Everyone is served, and every attack is blocked.';
  const users = failed.filter((result) => result.outcome === 'broken').length;
  const attacks = failed.length - users;
  const parts = [
    users > 0 ? `${count(users, 'user is', 'users are')} not served` : '',
    attacks > 0 ? `${count(attacks, 'attack', 'attacks')} got in` : '',
  ].filter((part) => part !== '');
  return `${parts.join(' and ')}.`;
}

/** The whole report in a breath, for a screen reader. */
export function describeReport(report: Report): string {
  const { points, of } = report.score;
  return `${points} of ${of} points. ${report.problem?.message ?? summarise(report)}`;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
