import { LitElement, html, nothing } from 'lit';
import { lock } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './file-tabs.css?inline';
import { moveByArrow } from './roving.js';

export interface FileTab {
  readonly name: string;
  readonly access: 'editable' | 'read-only';
  readonly state: 'as given' | 'changed';
  readonly mark: 'named' | 'none';
}

/** The exercise's files. Tells of a choice with a "choose-file" event whose detail is the name. */
export class FileTabs extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { tabs: { attribute: false }, active: { attribute: false } };

  declare tabs: readonly FileTab[];
  declare active: string;

  override render() {
    return html`<div role="tablist" aria-label="Files" @keydown=${moveByArrow}>
      ${this.tabs.map((tab) => this.#tab(tab))}
    </div>`;
  }

  #tab(tab: FileTab) {
    const chosen = tab.name === this.active;
    return html`<button
      role="tab"
      data-file=${tab.name}
      class=${tab.access}
      aria-selected=${chosen}
      tabindex=${chosen ? 0 : -1}
      @click=${() => {
        this.#choose(tab.name);
      }}
    >
      ${tab.access === 'read-only' ? lock : nothing} ${tab.name}
      ${tab.access === 'read-only' ? html`<span class="hidden-text">, read-only</span>` : nothing}
      ${tab.state === 'changed' ? html`<span class="changed"><span class="hidden-text">, changed</span></span>` : nothing}
      ${tab.mark === 'named' ? html`<span class="named"><span class="hidden-text">, has marked lines</span></span>` : nothing}
    </button>`;
  }

  #choose(name: string): void {
    this.dispatchEvent(new CustomEvent('choose-file', { detail: name }));
  }
}

customElements.define('file-tabs', FileTabs);
