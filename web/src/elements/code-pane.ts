import { html } from 'lit';
import { afterPaint } from '../render/after-paint.js';
import { base, sheet } from '../styles/sheet.js';
import { BenchElement } from './bench-element.js';
import styles from './code-pane.css?inline';
import type { EditFile } from './events.js';
import './file-tabs.js';
import type { FileTab } from './file-tabs.js';

// The heaviest part of the page, and a chunk of its own: the brief is read before. To evaluate it and to
// make an editor are tasks of their own, between which the page can answer.
async function loadEditor(): Promise<void> {
  await import('../editor/extensions.js');
  await afterPaint();
  await import('./code-editor.js');
}

/** The exercise's files as tabs over one editor, or over the comparison with the solution. */
export class CodePane extends BenchElement {
  static override styles = [base, sheet(styles)];
  static override properties = { solution: { attribute: false } };

  /** The solution's files while they are being compared. */
  declare solution: Readonly<Record<string, string>> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void loadEditor();
  }

  override render() {
    const file = this.bench.file;
    return html`<div class="head">
        <file-tabs
          .tabs=${this.#tabs()}
          .active=${file}
          @choose-file=${(event: CustomEvent<string>) => {
            this.bench.show(event.detail);
          }}
        ></file-tabs>
      </div>
      <div class="body" @edit-file=${this.#edit}>${this.#body(file)}</div>
      <p class="keys" aria-hidden="true"><kbd>Tab</kbd> indents, <kbd>Esc</kbd> <kbd>Tab</kbd> leaves</p>`;
  }

  async reveal(file: string, line: number): Promise<void> {
    this.bench.show(file);
    await Promise.all([this.updateComplete, loadEditor()]);
    this.renderRoot.querySelector('code-editor')?.reveal(line);
  }

  #body(file: string) {
    const editable = file in this.bench.work.files;
    const text = this.bench.work.files[file] ?? this.bench.exercise.given[file] ?? '';
    if (this.solution !== undefined && editable) {
      const theirs = this.solution[file] ?? this.bench.exercise.starter[file] ?? '';
      return html`<solution-diff .file=${file} .mine=${text} .theirs=${theirs}></solution-diff>`;
    }
    return html`<code-editor
      .file=${file}
      .text=${text}
      .access=${editable ? 'editable' : 'read-only'}
      .named=${this.bench.markedLines(file)}
    ></code-editor>`;
  }

  #tabs(): readonly FileTab[] {
    const { manifest, given } = this.bench.exercise;
    const editable = manifest.files.editable.map((name): FileTab => {
      const state = this.bench.isChanged(name) ? 'changed' : 'as given';
      const mark = this.bench.markedLines(name).length > 0 ? 'named' : 'none';
      return { name, access: 'editable', state, mark };
    });
    const reading = Object.keys(given).map((name): FileTab => ({
      name,
      access: 'read-only',
      state: 'as given',
      mark: 'none',
    }));
    return [...editable, ...reading];
  }

  readonly #edit = (event: EditFile): void => {
    this.bench.edit(event.file, event.text);
  };
}

customElements.define('code-pane', CodePane);

declare global {
  interface HTMLElementTagNameMap {
    'code-pane': CodePane;
  }
}
