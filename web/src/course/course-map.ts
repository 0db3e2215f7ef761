// The course as a row of stops, which of them are done, and where to go on.
import { isDone, type ProgressData, type Score } from '../progress/data.js';
import type { ExerciseEntry } from '../work/entry.js';
import type { Chapter, PageEntry } from './chapter.js';

export type Stop =
  | { readonly kind: 'page'; readonly page: PageEntry; readonly done: boolean }
  | {
      readonly kind: 'exercise';
      readonly entry: ExerciseEntry;
      readonly done: boolean;
      readonly best?: Score;
    }
  | { readonly kind: 'test'; readonly done: boolean; readonly best?: Score; readonly under: boolean };

export interface Leg {
  readonly title: string;
  readonly stops: readonly Stop[];
}

/** Chapters in order, each page with its exercises after it; the quick test is the last leg. */
export function courseMap(
  chapters: readonly Chapter[],
  exercises: readonly ExerciseEntry[],
  data: ProgressData,
): readonly Leg[] {
  const stopOf = (entry: ExerciseEntry): Stop => {
    const best = data.exercises[entry.id];
    return { kind: 'exercise', entry, done: isDone(best), ...(best && { best }) };
  };
  const topicOf = ({ id }: ExerciseEntry): string => id.split('/')[0] ?? '';
  const practiceFor = ({ practise }: PageEntry) =>
    exercises.filter((entry) => practise.includes(topicOf(entry)));
  const legs = chapters.map(({ title, pages }) => ({
    title,
    stops: pages.flatMap((page): Stop[] => [
      { kind: 'page', page, done: page.id in data.read },
      ...practiceFor(page).map(stopOf),
    ]),
  }));
  const placed = chapters.flatMap(({ pages }) => pages.flatMap(({ practise }) => practise));
  const others = exercises.filter((entry) => !placed.includes(topicOf(entry))).map(stopOf);
  const { best, round } = data.test;
  const under = round !== null && !round.finished;
  const test: Stop = { kind: 'test', done: isDone(best), under, ...(best && { best }) };
  return [
    ...legs,
    ...(others.length > 0 ? [{ title: 'More exercises', stops: others }] : []),
    { title: 'What stayed with you', stops: [test] },
  ];
}

/** The first stop that is not done; a test that was passed with a slip or two holds nobody up. */
export function nextStop(legs: readonly Leg[]): Stop | undefined {
  const stops = legs.flatMap((leg) => leg.stops);
  return (
    stops.find((stop) => stop.kind === 'test' && stop.under) ??
    stops.find((stop) => !stop.done && !(stop.kind === 'test' && stop.best !== undefined))
  );
}

export interface Tally {
  readonly done: number;
  readonly of: number;
}

export function tally(legs: readonly Leg[], kind: Stop['kind']): Tally {
  const stops = legs.flatMap((leg) => leg.stops).filter((stop) => stop.kind === kind);
  return { done: stops.filter((stop) => stop.done).length, of: stops.length };
}

export function addressOfStop(stop: Stop): string {
  switch (stop.kind) {
    case 'page':
      return `#/lesson/${stop.page.id}`;
    case 'exercise':
      return `#/${stop.entry.id}`;
    case 'test':
      return '#/quick-test';
  }
}

export function titleOfStop(stop: Stop): string {
  switch (stop.kind) {
    case 'page':
      return stop.page.title;
    case 'exercise':
      return stop.entry.title;
    case 'test':
      return 'Quick test';
  }
}
