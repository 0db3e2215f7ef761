// parapet grade: one submission, one or several seeds.
import { withTeam } from '../engine/node-team.js';
import type { Report } from '../engine/report.js';
import type { GradeArguments, GradeFormat } from './arguments.js';
import { loadExercise, submissionAt, submissionFrom } from './exercises.js';
import { junit } from './format-junit.js';
import { pretty } from './format-pretty.js';
import { withPool } from './pool.js';

export async function gradeCommand(options: GradeArguments): Promise<number> {
  const exercise = await loadExercise(options.exercise);
  const files =
    options.directory === undefined
      ? submissionAt(exercise, 'starter')
      : await submissionFrom(options.directory, exercise);
  const [only] = options.seeds;
  const reports =
    options.seeds.length === 1 && only !== undefined
      ? [await withTeam((team) => team.grade(exercise.bundle, files, { seed: only }))]
      : await withPool(options.seeds.length, (pool) =>
          Promise.all(options.seeds.map((seed) => pool.grade(exercise.bundle, files, { seed }))),
        );
  console.log(render(reports, options.format));
  return exitCode(reports);
}

/** One report is printed as itself; several as a list. */
function render(reports: readonly Report[], format: GradeFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2);
    case 'junit':
      return junit(reports);
    case 'pretty':
      return reports.map((report) => pretty(report)).join('\n\n');
  }
}

function exitCode(reports: readonly Report[]): number {
  if (reports.some((report) => report.outcome === 'broken')) return 2;
  return reports.every((report) => report.outcome === 'passed') ? 0 : 1;
}
