// A report without its long part. The core writes it so, and so it goes from the worker to its client:
// the cases have come before, one by one.
import type { CaseResult, Report } from './report.js';

/** What a case counts among the others. */
export type CaseScore = Pick<CaseResult, 'id' | 'hash' | 'points' | 'of'>;

export interface ScoreSheet extends Omit<Report, 'cases'> {
  readonly cases: readonly CaseScore[];
}

/** The report that a sheet and the cases it speaks of make; throws when one of them is missing. */
export function reportOf(sheet: ScoreSheet, cases: readonly CaseResult[]): Report {
  const played = new Map(cases.map((one) => [one.id, one]));
  const entryOf = (score: CaseScore): CaseResult => {
    const entry = played.get(score.id);
    if (entry === undefined) throw new Error(`the report speaks of ${score.id}, which nobody has played`);
    return { ...entry, ...score };
  };
  return { ...sheet, cases: sheet.cases.map(entryOf) };
}

export function sheetOf(report: Report): ScoreSheet {
  const scoreOf = ({ id, hash, points, of }: CaseResult): CaseScore => ({ id, hash, points, of });
  return { ...report, cases: report.cases.map(scoreOf) };
}

/** Of a case all that another engine needs to count it (Run::adopt). */
export function abridged(result: CaseResult): CaseResult {
  const { id, kind, title, outcome, hash, points, of, exchanges, byLuck } = result;
  const luck = byLuck === undefined ? {} : { byLuck };
  return { id, kind, title, outcome, hash, points, of, exchanges, ...luck, lines: [], trace: [] };
}
