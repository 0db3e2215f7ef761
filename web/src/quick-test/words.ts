// The words that go with a kind of question.
import type { Question } from './question.js';
import type { CookieScenario, ResponseScenario } from './answerer.js';

const kInstructions: Readonly<Record<Question['kind'], string>> = {
  one: 'Choose one.',
  several: 'Choose all that fit.',
  order: 'Move them into the right order.',
  flaw: 'Choose the lines.',
  cookies: 'Choose the cookies.',
};

export function instruction(question: Question): string {
  return kInstructions[question.kind];
}

/** What comes before the options, as a line of text. */
export function scene(about: ResponseScenario | CookieScenario | undefined): string | undefined {
  if (about === undefined) return undefined;
  if ('lines' in about) return `The answer to ${about.url}`;
  const { method, url, from, kind, secondsLater } = about.request;
  const by = from === null ? 'typed into the address bar' : `${kind} from ${from}`;
  const setters = [...new Set(about.stored.map((each) => each.from))].join(' and ');
  return `Set by ${setters}. ${secondsLater} seconds later: ${method} ${url}, ${by}`;
}
