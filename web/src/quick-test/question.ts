// The questions of exercises/quick-test.json, and what the page makes of them: a question with
// its options and the right choice, which comes from the file or from the core.
import type { Answerer, CookieScenario, ResponseScenario } from './answerer.js';

interface Common {
  readonly id: string;
  readonly topic: string;
  readonly ask: string;
  readonly sources: readonly string[];
}

interface Option {
  readonly text: string;
  readonly why: string;
}

export interface KeyedSource extends Common {
  readonly kind: 'one' | 'several' | 'order';
  readonly options: readonly (Option & { readonly right?: true })[];
}

export interface FlawSource extends Common {
  readonly kind: 'flaw';
  readonly response: { readonly url: string; readonly lines: readonly Option[] };
}

export interface CookieSource extends Common {
  readonly kind: 'cookies';
  readonly cookies: {
    readonly stored: readonly { readonly from: string; readonly line: string; readonly why: string }[];
    readonly request: CookieScenario['request'];
  };
}

export type QuestionSource = KeyedSource | FlawSource | CookieSource;

export interface Question extends Common {
  readonly kind: QuestionSource['kind'];
  readonly options: readonly Option[];
  /** Numbers of options: the right ones, or for "order" all of them in the right order. */
  readonly right: readonly number[];
  /** What is asked about, where that is not in the words of the question. */
  readonly about?: ResponseScenario | CookieScenario;
}

/** Without an answerer the questions that only the core can answer are left out. */
export async function makeQuestions(
  sources: readonly QuestionSource[],
  answerer: Answerer | undefined,
): Promise<readonly Question[]> {
  const made = await Promise.all(sources.map((source) => makeQuestion(source, answerer)));
  return made.filter((question) => question !== undefined);
}

async function makeQuestion(
  source: QuestionSource,
  answerer: Answerer | undefined,
): Promise<Question | undefined> {
  if (source.kind === 'flaw') {
    const { url, lines } = source.response;
    const about = { url, lines: lines.map(({ text }) => text) };
    return answerer && { ...common(source), options: lines, right: await answerer.idleLines(about), about };
  }
  if (source.kind === 'cookies') {
    const { stored, request } = source.cookies;
    const about = { stored: stored.map(({ from, line }) => ({ from, line })), request };
    const options = stored.map(({ line, why }) => ({ text: line, why }));
    return answerer && { ...common(source), options, right: await answerer.cookiesSent(about), about };
  }
  const numbers = source.options.map((_, index) => index);
  const right = source.kind === 'order' ? numbers : numbers.filter((index) => source.options[index]?.right);
  return { ...common(source), options: source.options, right };
}

function common({ id, topic, kind, ask, sources }: QuestionSource): Omit<Question, 'options' | 'right'> {
  return { id, topic, kind, ask, sources };
}

export function isRight(question: Question, chosen: readonly number[] | undefined): boolean {
  if (chosen?.length !== question.right.length) return false;
  if (question.kind === 'order') return question.right.every((option, place) => chosen[place] === option);
  return question.right.every((option) => chosen.includes(option));
}
