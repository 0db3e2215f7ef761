// The change that IndexedDB had no time to write when the page was left: localStorage is
// written before the page goes, and read when it comes back.
import type { Work } from './work.js';

const kPrefix = 'parapet-last:';

export function leaveLastWords(exercise: string, work: Work): void {
  try {
    localStorage.setItem(kPrefix + exercise, JSON.stringify(work));
  } catch {
    // No such storage, or it is full: what was saved before stands.
  }
}

/** What was left, once: it is gone from there afterwards. */
export function takeLastWords(exercise: string): Work | undefined {
  try {
    const text = localStorage.getItem(kPrefix + exercise);
    localStorage.removeItem(kPrefix + exercise);
    return text === null ? undefined : (JSON.parse(text) as Work);
  } catch {
    return undefined;
  }
}
