// The command line's grammar, by node:util's parseArgs, with one clear error per mistake.
import { parseArgs } from 'node:util';

export const HELP = `parapet: grade backend security exercises from a shell

  parapet list [--format pretty|json]
  parapet grade EXERCISE [--files DIR] [--seed N | --seeds N] [--format pretty|json|junit]
  parapet verify [EXERCISE...] [--seeds N] [--spread] [--format pretty|json]

grade    runs the files in DIR (default: the exercise's starter) against every story and
         attack. Files that DIR lacks are taken from the starter.
         --seed N    one run with this seed (default 1)
         --seeds N   N runs, seeds 1 to N; all must pass
verify   checks the exercises themselves: starter, solution, accepted answers, near misses,
         mutation of the grader, hints and content, over seeds 1 to N (default 2)
         --spread    starter and solution with all seeds, each other answer with one, in turn;
                     near misses by the cases they name and one more, accepted answers by
                     an eighth of all; those marked costly with none

Exit code: 0 passed, 1 not passed, 2 could not grade.`;

export class UsageError extends Error {}

export type GradeFormat = 'pretty' | 'json' | 'junit';

export interface GradeArguments {
  readonly name: 'grade';
  readonly exercise: string;
  readonly directory: string | undefined;
  readonly seeds: readonly number[];
  readonly format: GradeFormat;
}

export interface VerifyArguments {
  readonly name: 'verify';
  readonly exercises: readonly string[];
  readonly seeds: readonly number[];
  readonly spread: boolean;
  readonly format: 'pretty' | 'json';
}

export interface ListArguments {
  readonly name: 'list';
  readonly format: 'pretty' | 'json';
}

export type Arguments = GradeArguments | VerifyArguments | ListArguments | { readonly name: 'help' };

export function parseArguments(argv: readonly string[]): Arguments {
  const [name, ...rest] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return { name: 'help' };
  const { values, positionals } = parse(rest);
  if (values.help === true) return { name: 'help' };
  switch (name) {
    case 'list':
      refuseMore(positionals, 0);
      return { name, format: oneOf(values.format, ['pretty', 'json']) };
    case 'verify':
      return {
        name,
        exercises: positionals,
        seeds: firstSeeds(wholeNumber('--seeds', values.seeds ?? '2', 1)),
        spread: values.spread === true,
        format: oneOf(values.format, ['pretty', 'json']),
      };
    case 'grade': {
      const [exercise] = positionals;
      if (exercise === undefined)
        throw new UsageError('grade needs an exercise, such as sql-injection/patch-the-query');
      refuseMore(positionals, 1);
      if (values.seed !== undefined && values.seeds !== undefined) {
        throw new UsageError('--seed and --seeds exclude each other');
      }
      return {
        name,
        exercise,
        directory: values.files,
        seeds:
          values.seeds === undefined
            ? [wholeNumber('--seed', values.seed ?? '1', 0)]
            : firstSeeds(wholeNumber('--seeds', values.seeds, 1)),
        format: oneOf(values.format, ['pretty', 'json', 'junit']),
      };
    }
    default:
      throw new UsageError(`there is no command "${name}"`);
  }
}

interface Values {
  readonly files?: string;
  readonly seed?: string;
  readonly seeds?: string;
  readonly format?: string;
  readonly spread?: boolean;
  readonly help?: boolean;
}

function parse(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        files: { type: 'string' },
        seed: { type: 'string' },
        seeds: { type: 'string' },
        format: { type: 'string' },
        spread: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function refuseMore(positionals: readonly string[], allowed: number): void {
  const extra = positionals[allowed];
  if (extra !== undefined) throw new UsageError(`unexpected "${extra}"`);
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly [T, ...T[]]): T {
  if (value === undefined) return allowed[0];
  const found = allowed.find((name) => name === value);
  if (found === undefined) throw new UsageError(`--format must be ${allowed.join(', ')}, not "${value}"`);
  return found;
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`${option} must be a whole number of at least ${least}, not "${text}"`);
  }
  return value;
}

function firstSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
