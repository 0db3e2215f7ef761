// What a page realm tells its host without waiting for an answer. It comes from where page code runs,
// so it is believed only in its shape.
import type { GuestError } from '../sandbox/vm.js';
import type { ConsoleLevel } from './contract.js';

export type Note =
  | { readonly kind: 'console'; readonly level: ConsoleLevel; readonly text: string }
  | { readonly kind: 'timer'; readonly id: number; readonly delay: number }
  | { readonly kind: 'untimer'; readonly id: number }
  /** What the event that runs does by itself does not happen. */
  | { readonly kind: 'prevented' };

const LEVELS: readonly unknown[] = ['info', 'warn', 'error', 'alert'];

/** Nothing when it makes no sense. */
export function noteOf(kind: string, json: string): Note | undefined {
  const members = parsed(json);
  const text = (name: string): string => (typeof members[name] === 'string' ? members[name] : '');
  const id = members['id'];
  const delay = members['delay'];
  if (kind === 'console' && LEVELS.includes(members['level'])) {
    return { kind, level: members['level'] as ConsoleLevel, text: text('text') };
  }
  if (kind === 'uncaught') {
    const error = { name: text('name'), message: text('message'), stack: text('stack') };
    const promise = members['promise'] === true ? ' (in promise)' : '';
    return { kind: 'console', level: 'error', text: uncaughtText(error, promise) };
  }
  if (kind === 'prevented') return { kind };
  if (!isCount(id)) return undefined;
  if (kind === 'untimer') return { kind, id };
  return kind === 'timer' && isCount(delay) ? { kind, id, delay } : undefined;
}

export function uncaughtText({ name, message }: GuestError, how = ''): string {
  return `Uncaught${how} ${name === '' ? '' : `${name}: `}${message}`;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function parsed(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
