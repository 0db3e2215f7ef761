// Long lines wrap, a little further in than they begin: what a query is made of must not be
// out of sight. By classes, since our policy allows no style attributes.
import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

/** Columns between the start of a line and that of its continuations. */
const kFurther = 2;
const kDeepest = 24;
const kStart = '10px'; // .cm-line's own padding (look.ts)

const kLines = Array.from({ length: kDeepest + 1 }, (_, columns) =>
  Decoration.line({ class: `cm-hang-${columns}` }),
);

const measures = EditorView.theme(
  Object.fromEntries(
    kLines.map((_, columns) => [
      `.cm-line.cm-hang-${columns}`,
      { paddingLeft: `calc(${kStart} + ${columns}ch)`, textIndent: `-${columns}ch` },
    ]),
  ),
);

const hanging = ViewPlugin.define(
  (view) => ({
    lines: hang(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.lines = hang(update.view);
    },
  }),
  { decorations: (plugin) => plugin.lines },
);

function hang(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.search(/\S|$/);
      const decoration = kLines[Math.min(indent + kFurther, kDeepest)];
      if (decoration !== undefined) builder.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const wrapping = [EditorView.lineWrapping, measures, hanging];
