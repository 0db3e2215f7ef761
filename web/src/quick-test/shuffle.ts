// Orders that follow from a seed alone, so that whoever has the seed has the same test.
import type { Question } from './question.js';

/** A new order of the items; the name keeps two lists of one seed apart. */
export function shuffle<T>(items: readonly T[], seed: number, name: string): readonly T[] {
  const next = numbers(seed, name);
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(next() * rest.length), 1));
}

/** The options of a question by number, as they are first shown: never in the right order already. */
export function shuffleOptions(question: Question, seed: number): readonly number[] {
  const all = question.options.map((_, index) => index);
  if (question.kind === 'flaw' || question.kind === 'cookies') return all; // as they came over the line
  const order = shuffle(all, seed, question.id);
  const isSorted = order.every((option, place) => option === place);
  return question.kind === 'order' && isSorted ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** Numbers from 0 to 1: FNV-1a of the name for a start, then mulberry32. */
function numbers(seed: number, name: string): () => number {
  let state = 0x811c9dc5 ^ seed;
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
