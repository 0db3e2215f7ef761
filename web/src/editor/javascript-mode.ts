// JavaScript for the editor's colours and indentation, as a line tokenizer. A full parser
// would weigh a quarter of the page and change nothing a learner sees here.
import type { StreamParser, StringStream } from '@codemirror/language';

const kKeywords = new Set(
  (
    'async await break case catch class const continue debugger default delete do else export extends ' +
    'finally for from function if import in instanceof let new of return static super switch this throw ' +
    'try typeof var void while with yield'
  ).split(' '),
);
const kAtoms = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);

interface State {
  /** What is open, innermost last: a bracket, "`" for a template, "${" for code inside one. */
  open: readonly string[];
  comment: 'none' | 'block';
  /** Whether a "/" here would divide. */
  after: 'operand' | 'operator';
}

export const javascriptMode: StreamParser<State> = {
  name: 'javascript',
  startState: () => ({ open: [], comment: 'none', after: 'operator' }),
  copyState: (state) => ({ ...state }),
  token(stream, state) {
    if (state.comment === 'block') return readBlockComment(stream, state);
    if (state.open.at(-1) === '`') return readTemplate(stream, state);
    if (stream.eatSpace()) return null;
    return readCode(stream, state);
  },
  indent(state, textAfter, context) {
    if (state.open.at(-1) === '`' || state.comment === 'block') return null;
    const closing = /^[)\]}]/.test(textAfter) ? 1 : 0;
    const depth = state.open.filter((bracket) => bracket !== '`').length;
    return Math.max(0, depth - closing) * context.unit;
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    indentOnInput: /^\s*[)\]}]$/,
  },
};

function readCode(stream: StringStream, state: State): string | null {
  const divides = state.after === 'operand';
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.comment = 'block';
    return readBlockComment(stream, state);
  }
  state.after = 'operand';
  if (stream.match(/^(?:0[xob][\da-f_]+n?|\d[\d_]*\.?[\d_]*(?:e[+-]?\d+)?n?)/i)) return 'number';
  if (stream.match(/^(?:'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)/)) return 'string';
  if (!divides && stream.match(/^\/(?![*/])(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*/)) return 'regexp';
  if (stream.match(/^[\p{L}_$#][\p{L}\d_$]*/u)) return readWord(stream, state);
  return readPunctuation(stream, state);
}

function readWord(stream: StringStream, state: State): string {
  const word = stream.current();
  const before = stream.string.slice(0, stream.start).trimEnd();
  if (before.endsWith('.') && !before.endsWith('...')) {
    return stream.match(/^\s*\(/, false) ? 'propertyName.function' : 'propertyName';
  }
  if (kAtoms.has(word)) return 'atom';
  if (kKeywords.has(word) && !stream.match(/^\s*:/, false)) {
    state.after = word === 'this' || word === 'super' ? 'operand' : 'operator';
    return 'keyword';
  }
  if (stream.match(/^\s*\(/, false)) return 'variableName.function';
  return stream.match(/^\s*:(?!:)/, false) ? 'propertyName' : 'variableName';
}

function readPunctuation(stream: StringStream, state: State): string {
  const char = stream.next() ?? '';
  if (char === '`') {
    state.open = [...state.open, '`'];
    return 'string';
  }
  if ('([{'.includes(char)) state.open = [...state.open, char];
  else if (')]}'.includes(char)) {
    const inTemplate = char === '}' && state.open.at(-1) === '${';
    state.open = state.open.slice(0, -1);
    return inTemplate ? 'brace.special' : 'bracket';
  }
  if (char !== ')' && char !== ']' && char !== '}') state.after = 'operator';
  return '([{'.includes(char) ? 'bracket' : 'operator';
}

function readTemplate(stream: StringStream, state: State): string {
  if (stream.match('${')) {
    state.open = [...state.open, '${'];
    state.after = 'operator';
    return 'brace.special';
  }
  while (!stream.eol()) {
    if (stream.match('${', false)) return 'string';
    const char = stream.next();
    if (char === '\\') stream.next();
    if (char === '`') {
      state.open = state.open.slice(0, -1);
      state.after = 'operand';
      return 'string';
    }
  }
  return 'string';
}

function readBlockComment(stream: StringStream, state: State): string {
  if (stream.skipTo('*/')) {
    stream.match('*/');
    state.comment = 'none';
  } else {
    stream.skipToEnd();
  }
  return 'comment';
}
