import { LitElement, html, nothing } from 'lit';
import { check, chevron, cross, dot } from '../render/icons.js';
import { hasFailed, outcomeWord, stoneState, type CaseView } from '../render/outcome.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './case-row.css?inline';

const kList = new Intl.ListFormat('en');

/** One user or attack: a line, and its whole story when it is opened. */
export class CaseRow extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { view: { attribute: false }, open: { type: Boolean } };

  declare view: CaseView;
  declare open: boolean;

  protected override willUpdate(): void {
    if (this.open) void import('./case-detail.js');
  }

  override render() {
    const { title, result, awaits } = this.view;
    if (result === undefined)
      return html`<div class="line waiting">${dot}<span class="title">${title}</span></div>`;
    const failed = hasFailed(result);
    return html`<h3>
        <button class="line" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
          <span class="sign ${stoneState(result)}">${failed ? cross : check}</span>
          <span class="title">${title}</span>
          <span class="word ${stoneState(result)}">${outcomeWord(result)}</span>
          <span class="chevron">${chevron}</span>
        </button>
      </h3>
      ${failed && !this.open && result.effect !== undefined ? html`<p class="effect">${renderProse(result.effect)}</p>` : nothing}
      ${awaits.length > 0 ? html`<p class="awaits">Counts once ${kList.format(awaits)}.</p>` : nothing}
      ${this.open ? html`<case-detail .result=${result}></case-detail>` : nothing}`;
  }
}

customElements.define('case-row', CaseRow);
