// What stopped a submission, in words: the cause, the learner's file and line, and advice.
import type { Problem, ProblemKind } from '../report.js';
import { framesOf, type Frame } from './frames.js';
import { LIMITS, type LimitKind } from './limits.js';
import type { GuestError } from './vm.js';

const MEGABYTES = LIMITS.memory >> 20;

const ADVICE: Readonly<Record<ProblemKind, string>> = {
  syntax: 'The file is not JavaScript as it stands. Look at that line, and at the one before it.',
  'missing-module': 'Import only what the playground has. Nothing can be installed here.',
  timeout: 'Look for a loop that never ends, or for work that grows with what comes in.',
  memory: `Your code has ${MEGABYTES} MB. Look for something that is collected and never let go.`,
  stack: 'Look for a function that calls itself without end, or for data nested very deeply.',
  grants: 'Look at that line of the grants: the message says what was expected there.',
  crash: 'A server has to load before it can answer. Fix the first error; others may follow.',
  limit: 'Ask for less in one go, or in fewer steps.',
};

const PROCESS =
  'There is no process here, and so no environment: this is production, and randomBytes() of node:crypto draws secrets.';

export function problem(kind: ProblemKind, message: string, frame?: Frame, advice = ADVICE[kind]): Problem {
  const { file = null, line = null, column = null } = frame ?? {};
  return { kind, message, file, line, column, advice };
}

const place = (frame: Frame | undefined): string =>
  frame === undefined ? '' : ` at ${frame.file}:${frame.line}`;

const LIMIT_MESSAGES: Readonly<Record<LimitKind, (where: string, what: string) => string>> = {
  timeout: (where, what) => `Your code ${what}${where}.`,
  memory: (where) => `Your code used more memory than the ${MEGABYTES} MB it has${where}.`,
  stack: (where) => `Stack overflow in your code${where}.`,
  limit: (where, what) => `Your code ${what}${where}.`,
};

export function limitProblem(kind: LimitKind, what: string, frame: Frame | undefined): Problem {
  return problem(kind, LIMIT_MESSAGES[kind](place(frame), what), frame);
}

/** What an error that the engine made says about the limits; nothing for the learner's own. */
export function limitOf(error: GuestError): LimitKind | undefined {
  if (error.name === 'InternalError' && error.message === 'out of memory') return 'memory';
  if (error.name === 'RangeError' && error.message === 'Maximum call stack size exceeded') return 'stack';
  return undefined;
}

/** Why the submission did not load. */
export function loadProblem(error: GuestError): Problem {
  const [frame] = framesOf(error.stack);
  const limit = limitOf(error);
  if (limit !== undefined) return limitProblem(limit, '', frame);
  if (error.name === 'SyntaxError') {
    return problem('syntax', `${error.message}${place(frame)}`, frame);
  }
  const said = error.message === '' ? error.name : `${error.name}: ${error.message}`;
  const message = frame === undefined ? said : `${said} (${frame.file}:${frame.line})`;
  const advice = /\bprocess\b.* is not defined/.test(error.message) ? PROCESS : ADVICE.crash;
  return problem('crash', message, frame, advice);
}
