// The learner's own lines in a QuickJS stack: modules of his are named "/server.js", ours
// have no slash.

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const FRAME = /^\s+at (?:.* \()?\/([^\s():]+):(\d+):(\d+)\)?$/;
const MAX_FRAMES = 12;

/** Innermost first. */
export function framesOf(stack: string): readonly Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (match === null) continue;
    const [, file = '', row, column] = match;
    frames.push({ file, line: Number(row), column: Number(column) });
    if (frames.length === MAX_FRAMES) break;
  }
  return frames;
}
