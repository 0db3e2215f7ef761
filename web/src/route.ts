// The address: "#/" is home, "#/<topic>/<exercise>" an exercise. A fragment works on any
// static host and below any path.
import type { ExerciseEntry } from './work/entry.js';

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'exercise'; readonly entry: ExerciseEntry }
  | { readonly page: 'unknown'; readonly address: string };

export function readRoute(hash: string, entries: readonly ExerciseEntry[]): Route {
  const address = hash.replace(/^#\/?/, '').replace(/\/$/, '');
  if (address === '') return { page: 'home' };
  const entry = entries.find((candidate) => candidate.id === address);
  return entry === undefined ? { page: 'unknown', address } : { page: 'exercise', entry };
}

export function addressOf(entry: ExerciseEntry): string {
  return `#/${entry.id}`;
}
