// A round of the quick test: its questions in their order, and how it went.
import type { Round, Score } from '../progress/data.js';
import { isRight, type Question } from './question.js';
import { shuffle } from './shuffle.js';

export const kMostSeeds = 1_000_000;

export function startRound(seed: number, only: readonly string[] | null, now: number): Round {
  return { started: now, seed, only, answers: {}, finished: false };
}

/** The questions of a round; a question that the file no longer has is left out. */
export function questionsOf(round: Round, all: readonly Question[]): readonly Question[] {
  const wanted = all.filter(({ id }) => round.only === null || round.only.includes(id));
  return shuffle(wanted, round.seed, 'questions');
}

export function choose(round: Round, question: string, chosen: readonly number[]): Round {
  return { ...round, answers: { ...round.answers, [question]: chosen } };
}

/** Choosing nothing, after all, is no answer. */
export function isAnswered(round: Round, question: Question): boolean {
  return (round.answers[question.id]?.length ?? 0) > 0;
}

export function scoreOf(round: Round, questions: readonly Question[]): Score {
  const points = questions.filter((question) => isRight(question, round.answers[question.id])).length;
  return { points, of: questions.length };
}

export function missed(round: Round, questions: readonly Question[]): readonly Question[] {
  return questions.filter((question) => !isRight(question, round.answers[question.id]));
}
