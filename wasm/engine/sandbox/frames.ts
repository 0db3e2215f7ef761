// The learner's own lines in a QuickJS stack: modules of his are named "/server.js", ours
// have no slash.

export interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const FRAME = /^\s+at (?:.* \()?\/([^\s():]+):(\d+):(\d+)\)?$/;
const MAX_FRAMES = 12;
/** A program calls from few places, over and over. */
const MAX_KNOWN = 500;
const known = new Map<string, readonly Frame[]>();

/** Innermost first. Equal stacks give the same list. */
export function framesOf(stack: string): readonly Frame[] {
  const before = known.get(stack);
  if (before !== undefined) return before;
  if (known.size === MAX_KNOWN) known.clear();
  const frames = read(stack);
  known.set(stack, frames);
  return frames;
}

function read(stack: string): readonly Frame[] {
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
