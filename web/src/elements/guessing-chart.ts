import { LitElement, html, svg } from 'lit';
import type { Guessing } from '../../../wasm/engine/report.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './guessing-chart.css?inline';

const KINDS = ['looked', 'refused', 'in'] as const;
const HEIGHT = 48;

/** What came of guesses at sign-in: a bar for each part of the time they took. The caption says it in words. */
export class GuessingChart extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { guessing: { attribute: false } };

  declare guessing: Guessing;

  override render() {
    const { bars, seconds } = this.guessing;
    const highest = Math.max(1, ...bars.map(sum));
    return html`<figure>
      <figcaption>${caption(this.guessing)}</figcaption>
      <svg viewBox="0 0 ${bars.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        ${bars.map((bar, place) => renderBar(bar, place, HEIGHT / highest))}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>0</span>
        <span>
          <b class="looked"></b> looked at <b class="refused"></b> refused <b class="in"></b> let in
        </span>
        <span>${inWords(seconds)}</span>
      </div>
    </figure>`;
  }
}

function renderBar(bar: readonly number[], place: number, scale: number) {
  let top = HEIGHT;
  return KINDS.map((kind, i) => {
    const height = (bar[i] ?? 0) * scale;
    top -= height;
    return svg`<rect class=${kind} x=${place + 0.1} y=${top} width="0.8" height=${height}></rect>`;
  });
}

function caption({ bars, seconds }: Guessing): string {
  const [looked = 0, refused = 0, letIn = 0] = KINDS.map((_, i) => sum(bars.map((bar) => bar[i] ?? 0)));
  return (
    `${looked + refused + letIn} guesses within ${inWords(seconds)}: ${looked} the app looked at, ` +
    `${refused} it refused, ${letIn} let the attacker in.`
  );
}

function inWords(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} seconds`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

customElements.define('guessing-chart', GuessingChart);
