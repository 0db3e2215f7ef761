// SQL for the editor's colours: SQLite's words, and those of GRANT and REVOKE.
import type { StreamParser } from '@codemirror/language';

const kKeywords = new Set(
  (
    'all and as asc autoincrement between by case check collate column commit constraint create cross ' +
    'default delete desc distinct drop else end escape except exists foreign from full grant group having ' +
    'if in index inner insert intersect into is join key left like limit natural not null offset on ' +
    'option or order outer primary public references returning revoke right role rollback schema select ' +
    'set table then to transaction trigger union unique update using values view when where with'
  ).split(' '),
);
const kTypes = new Set('integer int text real blob numeric boolean varchar'.split(' '));

interface State {
  comment: 'none' | 'block';
}

export const sqlMode: StreamParser<State> = {
  name: 'sql',
  startState: () => ({ comment: 'none' }),
  token(stream, state) {
    if (state.comment === 'block' || stream.match('/*')) {
      state.comment = stream.match(/^.*?\*\//) ? 'none' : 'block';
      if (state.comment === 'block') stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('--')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^'(?:[^']|'')*'?/)) return 'string';
    if (stream.match(/^(?:"[^"]*"?|`[^`]*`?|\[[^\]]*\]?)/)) return 'variableName';
    if (stream.match(/^\d+(?:\.\d*)?/)) return 'number';
    if (stream.match(/^\w+/)) {
      const word = stream.current().toLowerCase();
      if (kTypes.has(word)) return 'typeName';
      return kKeywords.has(word) ? 'keyword' : 'variableName';
    }
    return '()'.includes(stream.next() ?? '') ? 'bracket' : 'operator';
  },
  languageData: { commentTokens: { line: '--', block: { open: '/*', close: '*/' } } },
};
