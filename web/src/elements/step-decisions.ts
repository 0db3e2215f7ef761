import { LitElement, html, nothing } from 'lit';
import type { BrowserEvent, BrowserReason } from '../../../wasm/engine/report.js';
import type { Step } from '../browsing/step.js';
import { decisionWords, groupOf, kGroups } from '../browsing/words.js';
import { check, cross, dot } from '../render/icons.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './step-decisions.css?inline';

/** What the browser decided in a step, by subject, each with its reasons and the section of the standard. */
export class StepDecisions extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    step: { attribute: false },
    home: { attribute: false },
    mood: { attribute: false },
  };

  declare step: Step;
  declare home: string;
  declare mood: string;

  override render() {
    const all = [...this.step.before, ...this.step.after];
    const groups = kGroups
      .map((title) => ({ title, events: all.filter((event) => groupOf(event) === title) }))
      .filter(({ events }) => events.length > 0);
    if (groups.length === 0) return nothing;
    return html`<dl class=${this.mood}>
      ${groups.map(
        ({ title, events }) =>
          html`<dt>${title}</dt>
            ${events.map((event) => html`<dd class=${signOf(event)}>${this.#decision(event)}</dd>`)}`,
      )}
    </dl>`;
  }

  #decision(event: BrowserEvent) {
    const { reasons } = event;
    return html`${signs[signOf(event)]}
      <div>
        <p class="what">${renderProse(decisionWords(event, this.home))}</p>
        ${
          reasons.length === 0
            ? nothing
            : html`<ul>
                ${[...reasons].sort((a, b) => weight(a) - weight(b)).map(renderReason)}
              </ul>`
        }
        ${event.kind === 'script-run' || event.kind === 'script-blocked' ? renderSource(event.detail) : nothing}
      </div>`;
  }
}

const signs = { blocks: cross, permits: check, notes: dot };

function signOf({ allowed, reasons, kind }: BrowserEvent): keyof typeof signs {
  if (!allowed) return 'blocks';
  const isDecision = reasons.some(({ effect }) => effect === 'permits');
  return isDecision || kind === 'cookie-stored' || kind === 'cookie-sent' ? 'permits' : 'notes';
}

/** What blocks comes first. */
function weight({ effect }: BrowserReason): number {
  return effect === 'blocks' ? 0 : 1;
}

function renderReason({ effect, section, text }: BrowserReason) {
  return html`<li class=${effect}>${text} <span class="section">${section}</span></li>`;
}

function renderSource(text: string) {
  return text.trim() === '' ? nothing : html`<pre tabindex="0">${text.trim()}</pre>`;
}

customElements.define('step-decisions', StepDecisions);
