// console, alert and what else a person would see: each is an entry of the host's console.
import { format } from '../globals/inspect.js';
import { tell } from './door.js';

let present = (value) => value;

/** How values of the page are written: a text for what it knows, anything else as it is. */
export function presentBy(writer) {
  present = writer;
}

// A getter or proxy that throws while it is being shown is shown as just that.
function shown(values) {
  try {
    return format(...values.map(present));
  } catch {
    return '[a value that throws when it is looked at]';
  }
}

export function say(level, text) {
  tell('console', { __proto__: null, level, text });
}

const at =
  (level) =>
  (...values) =>
    say(level, shown(values));
const nothing = () => undefined;

export const console = {
  log: at('info'),
  info: at('info'),
  debug: at('info'),
  dir: at('info'),
  table: at('info'),
  group: at('info'),
  groupEnd: nothing,
  warn: at('warn'),
  error: at('error'),
  trace: at('error'),
  assert(condition, ...values) {
    if (!condition) say('error', `Assertion failed: ${shown(values)}`);
  },
  time: nothing,
  timeEnd: nothing,
};

// Nobody sits in front of it: confirm() is agreed to, prompt() is cancelled.
export const alert = (...values) => say('alert', values.length === 0 ? '' : shown([values[0]]));
export function confirm(text = '') {
  say('alert', shown([text]));
  return true;
}
export function prompt(text = '') {
  say('alert', shown([text]));
  return null;
}
