import { LitElement, html, nothing } from 'lit';
import type { Exchange, HeaderPair, TraceEvent } from '../../../wasm/engine/report.js';
import { chevron } from '../render/icons.js';
import { bodyText, duration, logLine, splitTarget } from '../render/message-text.js';
import { count } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import './sql-lens.js';
import styles from './exchange-card.css?inline';

/** One request and its answer, with what the handler did in between. Drawn when it is opened. */
export class ExchangeCard extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { exchange: { attribute: false }, open: { type: Boolean } };

  declare exchange: Exchange;
  declare open: boolean;

  override render() {
    const { request, response, number, actor, at, deciding } = this.exchange;
    return html`<article class=${deciding ? 'deciding' : ''}>
      <h4>
        <button aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
          ${chevron}
          <span class="number">${number}</span>
          <span class="what">${request.method} ${splitTarget(request.target).path}</span>
          <span class="status ${response.status >= 400 ? 'refused' : ''}">${response.status}</span>
        </button>
      </h4>
      ${
        this.open
          ? html`<div class="steps">
              <p class="meta">
                ${actor} at ${duration(at)}${deciding ? html`, <b>the exchange that decided</b>` : nothing}
              </p>
              ${this.#request()} ${this.exchange.events.map(renderEvent)} ${this.#response()}
            </div>`
          : nothing
      }
    </article>`;
  }

  #request() {
    const { target, headers, body, method } = this.exchange.request;
    const { path, query } = splitTarget(target);
    return html`<section class="step out">
      <h5>Request</h5>
      <div class="message">
        <p class="mono first">${method} ${path}</p>
        ${query.length > 0 ? renderPairs(query) : nothing} ${renderBody(body, headers)}
        ${renderHeaders(headers)}
      </div>
    </section>`;
  }

  #response() {
    const { status, headers, body, truncated } = this.exchange.response;
    return html`<section class="step in">
      <h5>Answer</h5>
      <div class="message">
        <p class="mono first">${status} after ${duration(this.exchange.took)}</p>
        ${renderBody(body, headers)} ${truncated ? html`<p class="meta">Shortened.</p>` : nothing}
        ${renderHeaders(headers)}
      </div>
    </section>`;
  }
}

function renderEvent(event: TraceEvent) {
  switch (event.kind) {
    case 'sql':
      return html`<section class="step"><sql-lens .event=${event}></sql-lens></section>`;
    case 'log':
      return html`<section class="step">${renderLog(event.level, event.text)}</section>`;
    case 'note':
      return html`<section class="step"><p class="aside">${event.text}</p></section>`;
  }
}

function renderLog(level: string, text: string) {
  const { message, fields } = logLine(text);
  return html`<p class="aside"><span class="mono">log.${level}</span> ${message}</p>
    ${fields.length === 0 ? nothing : renderPairs(fields)}`;
}

function renderPairs(pairs: readonly HeaderPair[]) {
  return html`<dl class="query">
    ${pairs.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function renderBody(body: string, headers: readonly HeaderPair[]) {
  return body === '' ? nothing : html`<pre tabindex="0">${bodyText(body, headers)}</pre>`;
}

function renderHeaders(headers: readonly HeaderPair[]) {
  if (headers.length === 0) return nothing;
  return html`<details>
    <summary>${count(headers.length, 'header', 'headers')}</summary>
    ${renderPairs(headers)}
  </details>`;
}

customElements.define('exchange-card', ExchangeCard);
