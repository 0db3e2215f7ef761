import { html, nothing } from 'lit';
import { exportProgress, readExport } from '../progress/portable.js';
import { undo } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import { ProgressElement } from './progress-element.js';
import styles from './progress-menu.css?inline';

/** Progress as a whole: where it is kept, out as a file and in again, and from the start. */
export class ProgressMenu extends ProgressElement {
  static override styles = [base, sheet(styles)];
  static override properties = { says: { state: true }, wrong: { state: true } };

  declare private says: string;
  /** Whether what is said is that something went wrong. */
  declare private wrong: boolean;

  constructor() {
    super();
    this.says = '';
    this.wrong = false;
  }

  override render() {
    const { progress } = this;
    return html`<section aria-labelledby="title">
      <h2 id="title">Your progress</h2>
      <p>
        ${
          progress?.keeps === 'until closed'
            ? 'This browser keeps it only until the tab is closed: export it if you want to have it later.'
            : 'It is kept in this browser, and nowhere else.'
        }
      </p>
      <div class="buttons">
        <button class="button" @click=${this.#export}>Export as a file</button>
        <button class="button" @click=${() => this.#input?.click()}>Import a file</button>
        <button class="button" @click=${this.#reset}>Reset</button>
        ${
          progress?.undoable === undefined
            ? nothing
            : html`<button class="button" @click=${this.#undo}>${undo} Undo</button>`
        }
      </div>
      <input
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File to import"
        @change=${this.#import}
      />
      <p class=${this.wrong ? 'says wrong' : 'says'} role="status">
        ${this.says || (progress?.undoable ?? '')}
      </p>
    </section>`;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #tell(says: string, wrong = false): void {
    this.says = says;
    this.wrong = wrong;
  }

  readonly #export = (): void => {
    if (this.progress === undefined) return;
    const text = exportProgress(this.progress.data, new Date());
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'parapet-progress.json';
    link.click();
    URL.revokeObjectURL(url);
    this.#tell('Exported.');
  };

  readonly #import = async (): Promise<void> => {
    const input = this.#input;
    const file = input?.files?.[0];
    if (!input || file === undefined || this.progress === undefined) return;
    const read = readExport(await file.text().catch(() => ''));
    input.value = ''; // so that the same file can be chosen again
    if (!read.ok) {
      this.#tell(`${read.problem} Nothing was changed.`, true);
      return;
    }
    const says = `What ${file.name} holds was added.`;
    await this.progress.merge(read.data, says);
    this.#tell(says);
  };

  readonly #reset = async (): Promise<void> => {
    await this.progress?.reset();
    this.#tell(
      'Scores, answers and pages read are reset. Your code, hints and history stay: each exercise resets its own.',
    );
  };

  readonly #undo = async (): Promise<void> => {
    await this.progress?.undo();
    this.#tell('Undone.');
  };
}

customElements.define('progress-menu', ProgressMenu);
