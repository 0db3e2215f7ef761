import { LitElement, html, nothing } from 'lit';
import type { SqlEvent, SqlToken } from '../../../wasm/engine/report.js';
import { lensRuns, type LensRun } from '../render/lens.js';
import { count } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import { GoToLine } from './events.js';
import styles from './sql-lens.css?inline';

/** A statement as the database parsed it: what came with the request is coloured by where it landed. */
export class SqlLens extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { event: { attribute: false } };

  declare event: SqlEvent;

  override render() {
    const { event } = this;
    const at = event.at;
    return html`<div class="card">
      <div class="head">
        <span>SQL as <b>${event.role}</b></span>
        ${
          at === null
            ? nothing
            : html`<button class="line" @click=${() => this.dispatchEvent(new GoToLine(at.file, at.line))}>
                ${at.file}:${at.line}
              </button>`
        }
      </div>
      <pre>${event.tokens.length > 0 ? lensRuns(event.tokens).map(renderRun) : event.sql}</pre>
      ${
        event.bound.length > 0
          ? html`<div class="bound">
              <span class="label">bound</span>
              ${event.bound.map((value) => html`<mark class="data">${value}</mark>`)}
            </div>`
          : nothing
      }
      ${event.error === null ? this.#outcome() : html`<p class="error">${event.error}</p>`}
    </div>`;
  }

  #outcome() {
    const { rows, changes, columns, sample } = this.event;
    const says = changes > 0 ? `${count(changes, 'row', 'rows')} changed` : count(rows, 'row', 'rows');
    if (sample.length === 0) return html`<p class="outcome">${says}</p>`;
    return html`<p class="outcome">${says}${rows > sample.length ? `, the first ${sample.length}` : ''}</p>
      <div class="rows" role="group" aria-label="Rows" tabindex="0">
        <table>
          <thead>
            <tr>
              ${columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${sample.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

function renderRun(run: LensRun) {
  const tokens = run.tokens.map(renderToken);
  if (run.from === null) return tokens;
  const says = run.from === 'code' ? 'from the request, as code: ' : 'from the request, as data: ';
  return html`<mark class=${run.from} title=${origin(run.tokens)}
    ><span class="hidden-text">${says}</span>${tokens}</mark
  >`;
}

function renderToken(token: SqlToken) {
  return token.kind === 'space' ? token.text : html`<span class=${token.kind}>${token.text}</span>`;
}

const kVia: Readonly<Record<string, string>> = {
  raw: '',
  url: ', URL-decoded',
  base64: ', base64-decoded',
  stored: ', stored by an earlier request',
};

function origin(tokens: readonly SqlToken[]): string {
  const token = tokens.find((candidate) => candidate.value !== undefined);
  return token?.value === undefined ? '' : `${token.value}${kVia[token.via ?? 'raw'] ?? ''}`;
}

customElements.define('sql-lens', SqlLens);
