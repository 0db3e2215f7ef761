// parapet grade | verify | list: the command line over the same engine that the page runs.
import { HELP, parseArguments, UsageError } from './arguments.js';
import { gradeCommand } from './grade.js';
import { listCommand } from './list.js';
import { verifyCommand } from './verify.js';

/** Exit codes: 0 passed, 1 not passed, 2 could not grade. */
export const ExitCode = { Passed: 0, NotPassed: 1, CouldNotGrade: 2 } as const;

export async function main(argv: readonly string[]): Promise<number> {
  try {
    const command = parseArguments(argv);
    switch (command.name) {
      case 'help':
        console.log(HELP);
        return ExitCode.Passed;
      case 'list':
        return await listCommand(command);
      case 'grade':
        return await gradeCommand(command);
      case 'verify':
        return await verifyCommand(command);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`parapet: ${error.message}`);
      console.error('Run "parapet help" for the commands.');
    } else {
      console.error(
        `parapet: could not grade: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    return ExitCode.CouldNotGrade;
  }
}
