import { LitElement, html, nothing } from 'lit';
import type { Bar, Cracking } from '../../../wasm/engine/report.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './cracking-chart.css?inline';

/** The longest bar: from here on nobody waits any more. */
const LONGEST = 1000 * 365.25 * 86_400; // seconds

/** How long a stolen database keeps its passwords: a table whose rows are bars, on a logarithmic scale. */
export class CrackingChart extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { cracking: { attribute: false } };

  declare cracking: Cracking;

  override render() {
    const { pool, rig, people, beside, budget } = this.cracking;
    const row = (bar: Bar) => renderRow(bar, budget);
    return html`<table>
      <caption>
        How long ${rig} needs for one password of ${pool}. The attacker has a week: the line in the chart.
      </caption>
      <thead>
        <tr>
          <th scope="col">Whose, and how it is kept</th>
          <th scope="col">Found</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(row)}
      </tbody>
      <tbody class="beside">
        <tr>
          <th colspan="2" scope="rowgroup">Beside it</th>
        </tr>
        ${beside.map(row)}
      </tbody>
    </table>`;
  }
}

function renderRow({ who, storage, seconds, says }: Bar, budget: number) {
  const length = 100 * portion(seconds);
  return html`<tr class=${seconds <= budget ? 'found' : 'kept'}>
    <th scope="row">
      ${who === undefined ? nothing : html`<span class="who">${who}</span>`}<span>${storage}</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width="100" height="6"></rect>
        <rect class="bar" width=${length.toFixed(1)} height="6"></rect>
        <rect class="week" x=${(100 * portion(budget)).toFixed(1)} width="0.5" height="6"></rect>
      </svg>
    </th>
    <td>${says}</td>
  </tr>`;
}

function portion(seconds: number): number {
  return Math.max(0.01, Math.min(1, Math.log1p(seconds) / Math.log1p(LONGEST)));
}

customElements.define('cracking-chart', CrackingChart);
