// A demo's server has lines that stand only while a switch is on, "// +flag", or off, "// -flag"; several such
// words at the end of a line must all hold. What stands between "// show" and "// end" is what a reader sees.

const kMark = /\s*\/\/((?: [+-]\w+)+)$/;

export interface Line {
  /** In the file as it runs, from 1, as a report has it. */
  readonly number: number;
  readonly text: string;
  /** Whether a switch put it there, or would take it away. */
  readonly by: 'on' | 'off' | undefined;
}

/** The server as it runs with these switches on. */
export function switched(source: string, on: ReadonlySet<string>): string {
  return linesOf(source, on)
    .map(({ text }) => text)
    .join('\n');
}

/** What is shown of it. Where switches are off, no more than one empty line is left. */
export function shownLines(source: string, on: ReadonlySet<string>): readonly Line[] {
  const shown: Line[] = [];
  let isInside = false;
  for (const line of linesOf(source, on)) {
    const text = line.text.trim();
    if (text === '// show' || text === '// end') isInside = text === '// show';
    else if (isInside && (text !== '' || (shown.at(-1)?.text ?? '') !== '')) shown.push(line);
  }
  return shown.at(-1)?.text === '' ? shown.slice(0, -1) : shown;
}

function linesOf(source: string, on: ReadonlySet<string>): readonly Line[] {
  const kept = source.split('\n').flatMap((text): Omit<Line, 'number'>[] => {
    const words = kMark.exec(text)?.[1]?.trim().split(' ');
    if (words === undefined) return [{ text, by: undefined }];
    if (!words.every((word) => on.has(word.slice(1)) === word.startsWith('+'))) return [];
    const isOn = words.some((word) => word.startsWith('+'));
    return [{ text: text.replace(kMark, ''), by: isOn ? 'on' : 'off' }];
  });
  return kept.map((line, index) => ({ ...line, number: index + 1 }));
}
