import { LitElement, html, nothing } from 'lit';
import { bundle } from 'virtual:demo/search';
import type { CaseResult, SqlEvent } from '../../../wasm/engine/report.js';
import { cases } from '../course/trial.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './lesson-demo.css?inline';
import searchStyles from './search-demo.css?inline';
import './sql-lens.js';

const kExamples = ['tea', "O'Brien", '%', "' UNION SELECT username, password FROM accounts --"];
const kSides = { glued: 'starter/server.js', bound: 'solution/server.js' } as const;
type Side = keyof typeof kSides;

const kWords: Readonly<Record<Side, string>> = {
  glued: 'Pasted into the text',
  bound: 'Bound to a placeholder',
};

/** Whatever is typed is searched for by two servers, and each shows the SQL that came of it. */
export class SearchDemo extends LitElement {
  static override styles = [base, sheet(styles), sheet(searchStyles)];
  static override properties = { typed: { state: true }, found: { state: true }, problem: { state: true } };

  declare private typed: string;
  declare private found: Partial<Record<Side, CaseResult>>;
  declare private problem: string;
  #busy = false;

  constructor() {
    super();
    this.typed = kExamples[0] ?? '';
    this.found = {};
    this.problem = '';
  }

  override firstUpdated(): void {
    void this.#search();
  }

  override render() {
    return html`<section aria-label="Try a search">
      <h2><label for="typed">Search for</label></h2>
      <input
        id="typed"
        .value=${this.typed}
        maxlength="200"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        @input=${(event: Event) => {
          this.#type((event.target as HTMLInputElement).value);
        }}
      />
      <div class="examples" role="group" aria-label="Examples">
        ${kExamples.map(
          (example) =>
            html`<button
              class="chip"
              @click=${() => {
                this.#type(example);
              }}
            >
              ${example}
            </button>`,
        )}
      </div>
      <p class="legend">
        What you typed <mark class="data">stayed data</mark> or <mark class="code">became code</mark>
      </p>
      ${this.problem === '' ? nothing : html`<p class="error">${this.problem}</p>`}
      <div aria-live="polite">
        ${(Object.keys(kSides) as Side[]).map(
          (side) =>
            html`<h3>${kWords[side]}</h3>
              ${statements(this.found[side]).map((event) => html`<sql-lens .event=${{ ...event, at: null }}></sql-lens>`)}`,
        )}
      </div>
    </section>`;
  }

  #type(text: string): void {
    this.typed = text;
    void this.#search();
  }

  /** One search at a time: what was typed meanwhile comes after it. */
  async #search(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    let searched: string;
    do {
      searched = this.typed;
      try {
        const [glued, bound] = await Promise.all([
          searchFor(searched, 'glued'),
          searchFor(searched, 'bound'),
        ]);
        this.found = { ...(glued && { glued }), ...(bound && { bound }) };
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    } while (searched !== this.typed);
    this.#busy = false;
  }
}

async function searchFor(text: string, side: Side): Promise<CaseResult | undefined> {
  // Two braces would be a placeholder of the exercise's own.
  const typed = JSON.stringify(text.replaceAll('{{', '{ {')).slice(1, -1);
  const json = bundle.json.replace('{{typed}}', () => typed);
  const files = { 'server.js': bundle.files[kSides[side]] ?? '' };
  const [result] = await cases('sql', { ...bundle, json }, files, ['typed']);
  return result;
}

function statements(result: CaseResult | undefined): readonly SqlEvent[] {
  return (result?.trace ?? []).flatMap(({ events }) => events.filter((event) => event.kind === 'sql'));
}

customElements.define('search-demo', SearchDemo);
