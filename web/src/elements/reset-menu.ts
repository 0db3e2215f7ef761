import { html, nothing } from 'lit';
import { undo } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import type { Reset } from '../work/work.js';
import { BenchElement } from './bench-element.js';
import styles from './reset-menu.css?inline';

/** The resets, each of which can be undone. */
export class ResetMenu extends BenchElement {
  static override styles = [base, sheet(styles)];
  static override properties = { open: { state: true } };

  declare private open: boolean;

  override render() {
    return html`<div @keydown=${this.#key} @focusout=${this.#leave}>
      <button
        class="button quiet"
        aria-label="Reset"
        aria-expanded=${this.open}
        @click=${() => (this.open = !this.open)}
      >
        ${undo} <span>Reset</span>
      </button>
      ${this.open ? this.#choices() : nothing}
    </div>`;
  }

  #choices() {
    const { file } = this.bench;
    const { files, seed, undo: steps } = this.bench.work;
    return html`<ul>
      ${
        file in files
          ? this.#choice(`Reset ${file}`, 'Only this file, back to the start', { kind: 'file', file })
          : nothing
      }
      ${this.#choice('Reset all files', 'The whole exercise, back to the start', { kind: 'exercise' })}
      ${this.#choice('New world', `World ${seed + 1}: other names, secrets and payloads`, { kind: 'world' })}
      ${this.#choice('Start over', 'Files, hints and history, as if for the first time', { kind: 'everything' })}
      ${
        steps.length === 0
          ? nothing
          : html`<li class="apart">
              <button
                @click=${() => {
                  this.#do(() => {
                    this.bench.undo();
                  });
                }}
              >
                <b>Undo</b><span>${steps.at(-1)?.says}</span>
              </button>
            </li>`
      }
    </ul>`;
  }

  #choice(title: string, says: string, reset: Reset) {
    return html`<li>
      <button
        @click=${() => {
          this.#do(() => {
            this.bench.reset(reset);
          });
        }}
      >
        <b>${title}</b><span>${says}</span>
      </button>
    </li>`;
  }

  #do(action: () => void): void {
    this.#close();
    action();
  }

  #close(): void {
    this.open = false;
    this.renderRoot.querySelector('button')?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.open) this.#close();
  };

  readonly #leave = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    // Without a target the focus went nowhere yet: Safari's buttons take none when clicked.
    if (to instanceof Node && !this.renderRoot.contains(to)) this.open = false;
  };

  readonly #pressOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#pressOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#pressOutside);
  }
}

customElements.define('reset-menu', ResetMenu);
