import { LitElement, html } from 'lit';
import type { Exchange } from '../../../wasm/engine/report.js';
import { lookAt } from '../course/looks.js';
import { check, chevron, cross } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './network-panel.css?inline';

/** A visit as a browser's network panel shows it: each response, and what is there or missing in its headers. */
export class NetworkPanel extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { trace: { attribute: false } };

  declare trace: readonly Exchange[];

  override render() {
    const all = this.trace.flatMap(lookAt);
    const missing = all.filter(({ good }) => !good).length;
    return html`<h3>Network: she types the address, signs in, and mistypes a link</h3>
      ${this.trace.map((exchange) => this.#row(exchange))}
      <p class="sum" role="status">
        ${missing === 0 ? 'Nothing is missing.' : `${missing} of ${all.length} looks find something missing.`}
      </p>`;
  }

  #row(exchange: Exchange) {
    const { request, response } = exchange;
    const lines = response.headers.map(([name, value]) => `${name}: ${value}`).join('\n');
    return html`<details>
      <summary>
        ${chevron}
        <span class="what"
          >${request.method}
          <span class=${request.scheme === 'http' ? 'clear' : ''}>${request.scheme ?? 'https'}://</span
          >…${request.target}</span
        >
        <span class="status">${response.status}</span>
        <span class="looks">
          ${lookAt(exchange).map(
            ({ says, good }) =>
              html`<span class=${good ? 'good' : 'bad'}>${good ? check : cross}${says}</span>`,
          )}
        </span>
      </summary>
      <pre tabindex="0" aria-label="Headers of the answer">${lines}</pre>
    </details>`;
  }
}

customElements.define('network-panel', NetworkPanel);
