// What a known-bad input did to a page: told from the statement, the answer, and the browser that showed it.
import type { CaseResult } from '../../../wasm/engine/report.js';

export const kTasks = {
  fails: 'Make the search fall over, with one character.',
  becomesSql: 'Make what you type a part of the query.',
  becomesHtml: 'Make a word of the page bold.',
  runs: 'Make a script run in the visitor’s browser.',
} as const;
export type Task = keyof typeof kTasks;

export interface Found {
  readonly says: string;
  readonly good: boolean;
  /** What of the things to do it is. */
  readonly task?: Task;
}

export function findings({ trace, browser = [] }: CaseResult, typed: string): readonly Found[] {
  const statements = trace.flatMap(({ events }) => events.filter((event) => event.kind === 'sql'));
  const answer = trace.at(-1)?.response;
  const becameSql = statements.some(
    ({ tokens, error }) => error === null && tokens.some(({ from }) => from === 'code'),
  );
  const failed = (answer?.status ?? 200) >= 500;
  const ran = browser.some(({ kind }) => kind === 'script-run');
  const tag = /<[a-z]\w*/i.exec(typed)?.[0];
  const becameHtml = tag !== undefined && (answer?.body.includes(tag) ?? false);
  return [
    ...(failed
      ? [
          {
            says: `The answer is ${answer?.status ?? 500}: ${text(answer?.body ?? '')}`,
            good: false,
            task: 'fails' as const,
          },
        ]
      : []),
    becameSql
      ? { says: 'In the query it became code.', good: false, task: 'becomesSql' }
      : {
          says: failed ? 'In the query it was no text any more.' : 'In the query it stayed a text.',
          good: !failed,
        },
    ran
      ? { says: 'In the page it ran as a script.', good: false, task: 'runs' }
      : becameHtml
        ? { says: 'In the page it became a tag.', good: false, task: 'becomesHtml' }
        : { says: 'In the page it is what you typed, and no more.', good: true },
  ];
}

/** What is seen of a page. */
function text(body: string): string {
  return body
    .replace(/<title>.*?<\/title>/s, '')
    .replace(/<[^>]*>/g, '')
    .trim()
    .slice(0, 120);
}
