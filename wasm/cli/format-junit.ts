// Reports as JUnit XML, which every CI shows: a suite per seed, a case per story or attack.
import type { CaseResult, Report } from '../engine/report.js';

export function junit(reports: readonly Report[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...reports.map(suite),
    '</testsuites>',
  ].join('\n');
}

function suite(report: Report): string {
  const failures = report.cases.filter(failed).length;
  const errors = report.problem ? 1 : 0;
  const cases = report.cases.map((result) => testCase(report, result));
  if (report.problem) {
    const { message, file, line, advice } = report.problem;
    cases.push(
      `    <testcase classname=${quote(report.exercise)} name="the submission loads"><error message=${quote(message)}>` +
        `${escape(`${file ?? ''}${line === null ? '' : `:${line}`} ${advice}`.trim())}</error></testcase>`,
    );
  }
  return [
    `  <testsuite name=${quote(`${report.exercise}, seed ${report.seed}`)} tests="${cases.length}" failures="${failures}" errors="${errors}">`,
    `    <properties><property name="hash" value=${quote(report.hash)}/></properties>`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function testCase(report: Report, result: CaseResult): string {
  const head = `    <testcase classname=${quote(`${report.exercise}.${result.kind}`)} name=${quote(result.title)}`;
  if (!failed(result)) return `${head}/>`;
  const where = result.lines.map(({ file, line }) => `${file}:${line}`).join(', ');
  const detail = [result.rule, result.explain, where]
    .filter((text) => text !== undefined && text !== '')
    .join('\n');
  return `${head}><failure message=${quote(result.effect ?? `expected ${result.expected ?? ''}, got ${result.got ?? ''}`)}>${escape(detail)}</failure></testcase>`;
}

function failed(result: CaseResult): boolean {
  return result.outcome === 'broken' || result.outcome === 'breached';
}

function quote(text: string): string {
  return `"${escape(text).replaceAll('"', '&quot;')}"`;
}

/** XML 1.0 cannot hold most control characters, escaped or not: they become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
