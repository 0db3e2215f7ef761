// Reports made by hand, for tests of what is done with reports.
import type { CaseResult, Report } from '../../wasm/engine/report.js';

export function story(id: string, outcome: 'served' | 'broken', more: Partial<CaseResult> = {}): CaseResult {
  return {
    id,
    kind: 'story',
    title: id,
    outcome,
    lines: [],
    hash: `sha256:${id}`,
    points: outcome === 'served' ? 1 : 0,
    of: 1,
    exchanges: 0,
    trace: [],
    ...more,
  };
}

export function attack(
  id: string,
  outcome: 'blocked' | 'breached',
  more: Partial<CaseResult> = {},
): CaseResult {
  return { ...story(id, 'served'), kind: 'attack', outcome, points: outcome === 'blocked' ? 1 : 0, ...more };
}

export function report(cases: readonly CaseResult[], more: Partial<Report> = {}): Report {
  const good = cases.filter(({ outcome }) => outcome === 'served' || outcome === 'blocked').length;
  return {
    schema: 1,
    exercise: 'topic/exercise',
    engine: '0.1.0',
    seed: 1,
    submission: 'sha256:00',
    outcome: good === cases.length ? 'passed' : 'failed',
    score: { points: good, of: cases.length },
    problem: null,
    cases,
    hash: 'h',
    ...more,
  };
}
