// Lines that the last report names, and the one the learner has just asked to see.
import { StateEffect, StateField, type EditorState, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

interface Marks {
  readonly named: readonly number[];
  readonly pointed: number | undefined;
}

export const markNamedLines = StateEffect.define<readonly number[]>();
export const pointAtLine = StateEffect.define<number>();

const kNamed = Decoration.line({ class: 'cm-marked' });
const kPointed = Decoration.line({ class: 'cm-pointed' });
const kNone: Marks = { named: [], pointed: undefined };

const field = StateField.define<Marks>({
  create: () => kNone,
  update(marks, transaction) {
    // An edit moves lines away from what the report said of them.
    let next = transaction.docChanged ? kNone : marks;
    if (transaction.selection && next.pointed !== undefined) next = { ...next, pointed: undefined };
    for (const effect of transaction.effects) {
      if (effect.is(markNamedLines)) next = { ...next, named: effect.value };
      if (effect.is(pointAtLine)) next = { ...next, pointed: effect.value };
    }
    return next;
  },
  provide: (self) => EditorView.decorations.compute([self], (state) => decorate(state, state.field(self))),
});

export const lineMarks = field;

function decorate(state: EditorState, marks: Marks): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const add = (number: number, decoration: Decoration): void => {
    if (number >= 1 && number <= state.doc.lines) ranges.push(decoration.range(state.doc.line(number).from));
  };
  for (const number of marks.named) add(number, kNamed);
  if (marks.pointed !== undefined) add(marks.pointed, kPointed);
  return Decoration.set(ranges, true);
}
