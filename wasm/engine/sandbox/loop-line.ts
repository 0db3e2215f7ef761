// Which line to name when code was interrupted. QuickJS knows the place of the last call or
// access before the interrupt; an empty loop has none, so the place is still before the loop.
// If it lies in no loop, the loop is the next one in the same function.
import type { Frame } from './frames.js';

const NEUTRAL =
  /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`|(?<=[=(,:[!&|?{};]\s*|\breturn\s)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//g;

// The text with comments, strings and expressions blanked out; every place stays where it is.
function codeOnly(source: string): string {
  return source.replace(NEUTRAL, (text) => text.replace(/[^\n]/g, ' '));
}

function matching(code: string, open: number, pair: readonly [string, string]): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === pair[0]) depth++;
    else if (code[at] === pair[1] && --depth === 0) return at;
  }
  return code.length;
}

function skipSpace(code: string, from: number): number {
  const found = code.slice(from).search(/\S/);
  return found === -1 ? code.length : from + found;
}

function endOfBody(code: string, from: number): number {
  const start = skipSpace(code, from);
  if (code[start] === '{') return matching(code, start, ['{', '}']);
  const semicolon = code.indexOf(';', start);
  return semicolon === -1 ? code.length : semicolon;
}

function endOfLoop(code: string, keyword: string, after: number): number {
  if (keyword === 'do') return endOfBody(code, after);
  return endOfBody(code, matching(code, code.indexOf('(', after), ['(', ')']) + 1);
}

const CONTROL = /\b(?:if|for|while|switch|catch|with)\s*$/;

// Whether this brace opens the body of a function.
function opensFunction(code: string, brace: number): boolean {
  const before = code.slice(0, brace).trimEnd();
  if (before.endsWith('=>')) return true;
  if (!before.endsWith(')')) return false;
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (code[at] === ')') depth++;
    else if (code[at] === '(' && --depth === 0) return !CONTROL.test(code.slice(0, at));
  }
  return false;
}

// Where the innermost function around a place ends; the text's end when there is none.
function endOfFunction(code: string, place: number): number {
  let depth = 0;
  for (let at = place - 1; at >= 0; at--) {
    if (code[at] === '}') depth++;
    else if (code[at] === '{' && depth-- === 0) {
      if (opensFunction(code, at)) return matching(code, at, ['{', '}']);
      depth = 0;
    }
  }
  return code.length;
}

export function loopLine(source: string, frame: Frame): Frame {
  const code = codeOnly(source);
  const lines = code.split('\n');
  const lineStart = lines.slice(0, frame.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const place = lineStart + frame.column - 1;
  const end = endOfFunction(code, place);
  let next: number | undefined;
  for (const match of code.matchAll(/\b(while|for|do)\b(?=\s*[({a-z])/g)) {
    const loopEnd = endOfLoop(code, match[1] ?? '', match.index + match[0].length);
    if (match.index <= place && place <= loopEnd) return frame;
    if (match.index > place && match.index < end) next ??= match.index;
  }
  if (next === undefined) return frame;
  const before = code.slice(0, next).split('\n');
  return { file: frame.file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
