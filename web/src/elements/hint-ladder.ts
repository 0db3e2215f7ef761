import { html, nothing } from 'lit';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import { BenchElement } from './bench-element.js';
import { ToggleSolution } from './events.js';
import styles from './hint-ladder.css?inline';

/** Hints, one rung at a time, chosen by how the last run went. The last rung is the solution. */
export class HintLadder extends BenchElement {
  static override styles = [base, sheet(styles)];

  override render() {
    const { hints } = this.bench.work;
    const all = this.bench.exercise.manifest.hints;
    const next = this.bench.nextHint;
    return html`<h2>Hints</h2>
      <p class="lead">
        Each goes a step further than the last, and fits how your last run went. They cost nothing; the
        history shows how many you took.
      </p>
      <ol>
        ${hints.map(({ index }) => html`<li><p>${renderProse(all[index]?.text)}</p></li>`)}
      </ol>
      ${
        next === undefined
          ? html`<p class="lead">That was the last one.</p>`
          : html`<button
              class="button"
              @click=${() => {
                this.bench.takeHint();
              }}
            >
              ${hints.length === 0 ? 'Show a hint' : 'Show the next hint'}
            </button>`
      }
      ${
        hints.length > 0 && next === undefined
          ? html`<button class="button" @click=${() => this.dispatchEvent(new ToggleSolution())}>
              Compare with the solution
            </button>`
          : nothing
      }`;
  }
}

customElements.define('hint-ladder', HintLadder);
