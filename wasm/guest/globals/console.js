// console: every line becomes a log event of the world, with the learner's line.
import { logLine } from '../server.js';
import { format, inspect } from './inspect.js';

// A getter or proxy that throws while it is being shown is shown as just that.
function shown(args) {
  try {
    return format(...args);
  } catch {
    return '[a value that throws when it is looked at]';
  }
}

const at =
  (level) =>
  (...args) =>
    logLine(level, shown(args));
const counts = new Map();
const started = new Map();

function elapsed(label) {
  const since = started.get(label);
  return since === undefined ? undefined : `${label}: ${Date.now() - since}ms`;
}

export const console = {
  log: at('info'),
  info: at('info'),
  debug: at('debug'),
  warn: at('warn'),
  error: at('error'),
  trace: (...args) => logLine('error', `Trace: ${shown(args)}\n${new Error().stack}`),
  dir: (value) => logLine('info', shown([value])),
  table: (value) => logLine('info', shown([value])),
  group: at('info'),
  groupCollapsed: at('info'),
  groupEnd() {},
  assert(condition, ...args) {
    if (!condition) logLine('error', `Assertion failed${args.length > 0 ? `: ${shown(args)}` : ''}`);
  },
  count(label = 'default') {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    logLine('info', `${inspect(label).slice(1, -1)}: ${count}`);
  },
  time(label = 'default') {
    started.set(label, Date.now());
  },
  timeLog(label = 'default') {
    const text = elapsed(label);
    if (text !== undefined) logLine('info', text);
  },
  timeEnd(label = 'default') {
    console.timeLog(label);
    started.delete(label);
  },
};
