// A report for a person at a terminal.
import { styleText } from 'node:util';
import { isUnearned, type CaseResult, type Report } from '../engine/report.js';

type Style = Parameters<typeof styleText>[0];

const groups = [
  { kind: 'story', title: 'Users' },
  { kind: 'attack', title: 'Attacks' },
  { kind: 'privilege', title: 'Database privileges' },
] as const;

export function pretty(report: Report): string {
  const lines = [paint('bold', `${report.exercise}, seed ${report.seed}`)];
  if (report.problem) {
    const { file, line, message, advice } = report.problem;
    lines.push(paint('red', `  could not grade: ${message}`));
    if (file !== null) lines.push(`    at ${file}${line === null ? '' : `:${line}`}`);
    if (advice !== '') lines.push(`    ${advice}`);
  }
  for (const { kind, title } of groups) {
    const cases = report.cases.filter((result) => result.kind === kind);
    if (cases.length > 0) lines.push('', title, ...cases.flatMap(caseLines));
  }
  const { points, of } = report.score;
  lines.push(
    '',
    paint(report.outcome === 'passed' ? 'green' : 'red', `${report.outcome}, ${points} of ${of} points`),
  );
  lines.push(paint('gray', `report ${report.hash}`));
  return lines.join('\n');
}

function caseLines(result: CaseResult): readonly string[] {
  const good = result.outcome === 'served' || result.outcome === 'blocked';
  const lines = [
    `  ${good && !result.byLuck ? paint('green', '✓') : paint('red', '✗')} ${result.title}  ${paint('gray', result.id)}`,
  ];
  if (result.byLuck) lines.push(`      blocked, but no point. ${result.control?.says ?? ''}`);
  else if (isUnearned(result)) lines.push('      blocked, but no point before the cases that it needs hold');
  if (good) return lines;
  if (result.effect !== undefined) lines.push(`      ${result.effect}`);
  if (result.expected !== undefined) {
    lines.push(
      `      step ${result.step ?? '?'}: expected ${result.expected}, got ${result.got ?? 'nothing'}`,
    );
  }
  for (const { file, line } of result.lines.slice(0, 3)) lines.push(`      at ${file}:${line}`);
  if (result.rule !== undefined) lines.push(paint('gray', `      ${result.rule}`));
  return lines;
}

function paint(style: Style, text: string): string {
  return process.stdout.isTTY ? styleText(style, text) : text;
}
