// The address: "#/" is home, "#/<topic>/<exercise>" an exercise. A fragment works on any
// static host and below any path. "#/lesson/<page>" and "#/quick-test[/<seed>]" are the rest.
import type { ExerciseEntry } from './work/entry.js';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'exercise'; readonly entry: ExerciseEntry }
  | { readonly page: 'lesson'; readonly id: string }
  | { readonly page: 'test'; readonly seed: number | undefined }
  | { readonly page: 'unknown'; readonly address: string };

export function readRoute(hash: string, entries: readonly ExerciseEntry[]): Route {
  const address = hash.replace(/^#\/?/, '').replace(/\/$/, '');
  if (address === '') return { page: 'home' };
  const [, page = '', rest = ''] = /^(lesson|quick-test)(?:\/([\w-]+))?$/.exec(address) ?? [];
  if (page === 'lesson' && rest !== '') return { page, id: rest };
  if (page === 'quick-test' && /^\d{0,9}$/.test(rest))
    return { page: 'test', seed: rest === '' ? undefined : Number(rest) };
  const entry = entries.find((candidate) => candidate.id === address);
  return entry === undefined ? { page: 'unknown', address } : { page: 'exercise', entry };
}

export function addressOf(entry: ExerciseEntry): string {
  return `#/${entry.id}`;
}
