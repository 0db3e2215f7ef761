// A demo's server has lines that stand only while a switch is on, "// +flag", or off, "// -flag"; several such
// words at the end of a line must all hold. What stands between "// show" and "// end" is what a reader sees.

const kMark = /\s*\/\/((?: [+-]\w+)+)$/;

export interface Line {
  readonly text: string;
  /** Whether a switch put it there, or would take it away. */
  readonly by: 'on' | 'off' | undefined;
}

export interface Excerpt {
  /** The first line's number in the file, from 1, as a report has it. */
  readonly start: number;
  readonly lines: readonly Line[];
}

/** The server as it runs with these switches on. */
export function switched(source: string, on: ReadonlySet<string>): string {
  return linesOf(source, on)
    .map(({ text }) => text)
    .join('\n');
}

/** What is shown of it, part by part. */
export function excerpts(source: string, on: ReadonlySet<string>): readonly Excerpt[] {
  const lines = linesOf(source, on);
  return lines.flatMap(({ text }, index) => {
    if (text.trim() !== '// show') return [];
    const end = lines.findIndex((line, at) => at > index && line.text.trim() === '// end');
    return [{ start: index + 2, lines: lines.slice(index + 1, end < 0 ? undefined : end) }];
  });
}

function linesOf(source: string, on: ReadonlySet<string>): Line[] {
  return source.split('\n').flatMap((text): Line[] => {
    const words = kMark.exec(text)?.[1]?.trim().split(' ');
    if (words === undefined) return [{ text, by: undefined }];
    if (!words.every((word) => on.has(word.slice(1)) === word.startsWith('+'))) return [];
    const isOn = words.some((word) => word.startsWith('+'));
    return [{ text: text.replace(kMark, ''), by: isOn ? 'on' : 'off' }];
  });
}
