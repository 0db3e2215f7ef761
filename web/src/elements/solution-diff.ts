import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { editorExtensions } from '../editor/extensions.js';
import { base, sheet } from '../styles/sheet.js';
import { EditFile } from './events.js';
import styles from './solution-diff.css?inline';

const kBesideFrom = 640; // px: below it the two texts are shown as one

/** The learner's file, still editable, beside the solution's; one under the other on a narrow page. */
export class SolutionDiff extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    file: { attribute: false },
    mine: { attribute: false },
    theirs: { attribute: false },
  };

  declare file: string;
  declare mine: string;
  declare theirs: string;

  #view: { destroy(): void } | undefined;
  #typed: string | undefined;

  override render() {
    const same = this.mine === this.theirs;
    return html`<div class="heads"><span>Yours</span><span>Solution</span></div>
      ${same ? html`<p class="same">Your file is the solution's, letter by letter.</p>` : nothing}
      <div class="mount"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    // What was typed here comes back as `mine`; the view has it already.
    const external = changed.has('mine') && this.mine !== this.#typed;
    if (!external && !changed.has('file') && !changed.has('theirs')) return;
    this.#view?.destroy();
    const parent = this.renderRoot.querySelector<HTMLElement>('.mount');
    if (parent === null) return;
    const root = this.renderRoot as ShadowRoot;
    this.#view = this.clientWidth >= kBesideFrom ? this.#beside(parent, root) : this.#asOne(parent, root);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = undefined;
  }

  #beside(parent: HTMLElement, root: ShadowRoot): MergeView {
    const file = this.file;
    const tell = EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      this.#typed = update.state.doc.toString();
      this.dispatchEvent(new EditFile(file, this.#typed));
    });
    return new MergeView({
      parent,
      root,
      a: {
        doc: this.mine,
        extensions: [editorExtensions(file, 'editable', `${file}, yours`), tell],
      },
      b: {
        doc: this.theirs,
        extensions: [editorExtensions(file, 'read-only', `${file}, solution`)],
      },
      collapseUnchanged: { margin: 3, minSize: 6 },
      gutter: true,
    });
  }

  #asOne(parent: HTMLElement, root: ShadowRoot): EditorView {
    const changes = unifiedMergeView({
      original: this.mine,
      mergeControls: false,
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    const label = `${this.file}, changes to the solution`;
    const extensions = [editorExtensions(this.file, 'read-only', label), changes];
    return new EditorView({ parent, root, state: EditorState.create({ doc: this.theirs, extensions }) });
  }
}

customElements.define('solution-diff', SolutionDiff);
