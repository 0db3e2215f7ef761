import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { LitElement, html, type PropertyValues } from 'lit';
import { editorExtensions, type Access } from '../editor/extensions.js';
import { lineMarks, markNamedLines, pointAtLine } from '../editor/line-marks.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './code-editor.css?inline';
import { EditFile } from './events.js';

/**
 * One editor for all files: each keeps its own undo history, selection and scroll.
 *
 * Set `file`, `text` and `access` together; the element tells of typing with EditFile.
 */
export class CodeEditor extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    file: { attribute: false },
    text: { attribute: false },
    access: { attribute: false },
    named: { attribute: false },
  };

  declare file: string;
  declare text: string;
  declare access: Access;
  declare named: readonly number[];

  #view: EditorView | undefined;
  #shown = '';
  #pending: number | undefined;
  readonly #states = new Map<string, EditorState>();

  constructor() {
    super();
    this.named = [];
  }

  override render() {
    return html`<div class="mount"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const view = (this.#view ??= this.#mount());
    if (this.#shown !== this.file) this.#open(view);
    this.#adopt(view);
    if (changed.has('named') || changed.has('file')) this.#mark(view);
    if (this.#pending !== undefined) this.#reveal(view, this.#pending);
  }

  /** Shows a line of the file that is, or is about to be, open; and puts the cursor there. */
  reveal(line: number): void {
    this.#pending = line;
    this.requestUpdate();
  }

  override focus(): void {
    this.#view?.focus();
  }

  // With the file in it from the beginning: an empty view that is filled is laid out twice.
  #mount(): EditorView {
    this.#shown = this.file;
    const root = this.renderRoot as ShadowRoot;
    return new EditorView({ state: this.#create(), parent: root.querySelector('.mount') ?? root, root });
  }

  #open(view: EditorView): void {
    this.#states.set(this.#shown, view.state);
    this.#shown = this.file;
    view.setState(this.#states.get(this.file) ?? this.#create());
  }

  #create(): EditorState {
    const file = this.file;
    const tell = EditorView.updateListener.of((update) => {
      const typed = update.docChanged && this.text !== update.state.doc.toString();
      if (typed) this.dispatchEvent(new EditFile(file, update.state.doc.toString()));
    });
    return EditorState.create({ doc: this.text, extensions: [editorExtensions(file, this.access), tell] });
  }

  /** Takes a text from outside (a reset, another tab) as one change, so that Ctrl-Z undoes it too. */
  #adopt(view: EditorView): void {
    const old = view.state.doc.toString();
    if (old === this.text) return;
    let from = 0;
    while (from < old.length && old[from] === this.text[from]) from++;
    let tail = 0;
    const most = Math.min(old.length, this.text.length) - from;
    while (tail < most && old.at(-1 - tail) === this.text.at(-1 - tail)) tail++;
    const insert = this.text.slice(from, this.text.length - tail);
    view.dispatch({ changes: { from, to: old.length - tail, insert } });
  }

  #mark(view: EditorView): void {
    if (this.named.length === 0 && view.state.field(lineMarks).named.length === 0) return;
    view.dispatch({ effects: markNamedLines.of(this.named) });
  }

  #reveal(view: EditorView, number: number): void {
    this.#pending = undefined;
    const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
    view.dispatch({ selection: { anchor: line.from } });
    view.dispatch({
      effects: [pointAtLine.of(line.number), EditorView.scrollIntoView(line.from, { y: 'center' })],
    });
    view.focus();
  }
}

customElements.define('code-editor', CodeEditor);

declare global {
  interface HTMLElementTagNameMap {
    'code-editor': CodeEditor;
  }
}
