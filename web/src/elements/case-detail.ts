import { LitElement, html, nothing } from 'lit';
import type { CaseResult, Control } from '../../../wasm/engine/report.js';
import { hasFailed } from '../render/outcome.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import { GoToLine } from './events.js';
import './exchange-card.js';
import styles from './case-detail.css?inline';

/** What happened, at which line, by which rule, and the exchanges that show it. */
export class CaseDetail extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { result: { attribute: false } };

  declare result: CaseResult;

  override render() {
    const { result } = this;
    return html`<div class="detail">
      ${this.#happened()} ${result.control ? renderControl(result.control) : nothing} ${renderChart(result)}
      ${this.#lines()} ${renderRule(result)} ${result.browser ? this.#browsers() : nothing}
      ${this.#timeline()} ${renderNotes(result.notes ?? [])}
    </div>`;
  }

  #happened() {
    const { effect, effects, step, expected, got } = this.result;
    if (!hasFailed(this.result)) return nothing;
    // One effect usually says what the headline says already.
    const rest = (effects ?? []).filter((one) => one.says !== effect);
    return html`<div class="happened">
      ${expected === undefined ? html`<p>${renderProse(effect)}</p>` : nothing}
      ${
        rest.length > 0
          ? html`<ul class="effects">
              ${rest.map((one) => html`<li>${renderProse(one.says)}</li>`)}
            </ul>`
          : nothing
      }
      ${
        expected === undefined
          ? nothing
          : html`<dl>
              <dt>Step ${step}, expected</dt>
              <dd tabindex="0">${expected}</dd>
              <dt>Got</dt>
              <dd tabindex="0">${got}</dd>
            </dl>`
      }
    </div>`;
  }

  #lines() {
    const { lines } = this.result;
    if (lines.length === 0) return nothing;
    return html`<p class="lines">
      <span class="label">Your ${lines.length === 1 ? 'line' : 'lines'}</span>
      ${lines.map(
        ({ file, line }) =>
          html`<button class="chip" @click=${() => this.dispatchEvent(new GoToLine(file, line))}>
            ${file}:${line}
          </button>`,
      )}
    </p>`;
  }

  // Few exercises have people with browsers, so the panel is fetched when it is wanted.
  #browsers() {
    void import('./browser-panel.js');
    return html`<browser-panel .result=${this.result}></browser-panel>`;
  }

  #timeline() {
    const { trace, exchanges, effects } = this.result;
    if (trace.length === 0) return nothing;
    const kept =
      trace.length < exchanges
        ? `: the telling ${trace.length === 1 ? 'one' : trace.length} of ${exchanges} exchanges`
        : '';
    const telling = effects?.[0]?.exchange;
    const open =
      trace.find((exchange) => exchange.number === telling) ??
      trace.find((exchange) => exchange.deciding) ??
      trace.at(-1);
    const lens = trace.some((exchange) => exchange.events.some((event) => event.kind === 'sql'));
    return html`<div class="timeline">
      <p class="label">Timeline${kept}</p>
      ${
        lens
          ? html`<p class="legend">
              What came with the request <mark class="data">stayed data</mark> or
              <mark class="code">became code</mark>
            </p>`
          : nothing
      }
      ${trace.map((exchange) => html`<exchange-card .exchange=${exchange} ?open=${exchange === open}></exchange-card>`)}
    </div>`;
  }
}

// Few exercises have one, so it is fetched when it is wanted.
function renderChart({ cracking, guessing }: CaseResult) {
  if (cracking) {
    void import('./cracking-chart.js');
    return html`<cracking-chart .cracking=${cracking}></cracking-chart>`;
  }
  if (!guessing) return nothing;
  void import('./guessing-chart.js');
  return html`<guessing-chart .guessing=${guessing}></guessing-chart>`;
}

function renderControl(control: Control) {
  if (control.kind === 'none') return nothing;
  return html`<div class="control ${control.intended ? 'intended' : 'luck'}">
    <p><b>${control.intended ? 'Held by design.' : 'Held by luck.'}</b> ${renderProse(control.says)}</p>
  </div>`;
}

function renderRule(result: CaseResult) {
  if (result.rule === undefined) return nothing;
  return html`<div class="rule">
    <p class="label">Rule</p>
    <p class="says">${renderProse(result.rule)}</p>
    ${!hasFailed(result) || result.explain === undefined ? nothing : html`<p>${renderProse(result.explain)}</p>`}
    ${(result.sources ?? []).length > 0 ? html`<p class="sources">${(result.sources ?? []).join(' · ')}</p>` : nothing}
  </div>`;
}

function renderNotes(notes: readonly string[]) {
  if (notes.length === 0) return nothing;
  return html`<div>
    <p class="label">What the attacker found out</p>
    <ul class="notes">
      ${notes.map((note) => html`<li>${renderProse(note)}</li>`)}
    </ul>
  </div>`;
}

customElements.define('case-detail', CaseDetail);
