import { LitElement, html, nothing } from 'lit';
import { about, bundle } from 'virtual:demo/check-inputs';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { serverOf } from '../course/demo.js';
import { playDemo } from '../course/play-demo.js';
import { findings, kTasks, type Task } from '../course/probes.js';
import { check, cross } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import './demo-code.js';
import styles from './lesson-demo.css?inline';
import probeStyles from './probe-demo.css?inline';
import searchStyles from './search-demo.css?inline';

const kExamples = ["O'Brien", ';', '<b>tea</b>', '<script>console.log(1)</script>', "' OR 1=1 --"];
const kStory = 'typed';
const kSides = { before: new Set<string>(), after: new Set(['mended']) } as const;
type Side = keyof typeof kSides;
const kNames: Readonly<Record<Side, string>> = { before: 'The page as it is', after: 'The page mended' };

/** Inputs that are known to be bad, sent to a page that takes them amiss and to one that does not. */
export class ProbeDemo extends LitElement {
  static override styles = [base, sheet(styles), sheet(searchStyles), sheet(probeStyles)];
  static override properties = {
    typed: { state: true },
    results: { state: true },
    done: { state: true },
    problem: { state: true },
  };

  declare private typed: string;
  declare private results: Partial<Record<Side, CaseResult>>;
  /** What has been brought about. */
  declare private done: ReadonlySet<Task>;
  declare private problem: string;
  #busy = false;

  constructor() {
    super();
    this.typed = 'tea';
    this.results = {};
    this.done = new Set();
    this.problem = '';
  }

  override firstUpdated(): void {
    void this.#send();
  }

  override render() {
    return html`<section aria-label=${about.title}>
      <h2><label for="typed">${about.title}</label></h2>
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
      <ul class="tasks" aria-label="To do">
        ${(Object.keys(kTasks) as Task[]).map((task) => {
          const isDone = this.done.has(task);
          return html`<li class=${isDone ? 'done' : ''}>
            <span class="box">${isDone ? check : nothing}</span
            >${kTasks[task]}${isDone ? html`<span class="hidden-text">: done</span>` : nothing}
          </li>`;
        })}
      </ul>
      ${this.problem === '' ? nothing : html`<p class="error">${this.problem}</p>`}
      ${(Object.keys(kSides) as Side[]).map((side) => this.#side(side))}
    </section>`;
  }

  #side(side: Side) {
    const result = this.results[side];
    return html`<h3>${kNames[side]}</h3>
      <demo-code .source=${serverOf({ about, bundle })} .on=${kSides[side]}></demo-code>
      <ul class="found" aria-live="polite">
        ${
          result === undefined
            ? nothing
            : findings(result, this.typed).map(
                ({ says, good }) =>
                  html`<li class=${good ? 'held' : 'fallen'}>
                    <span class="sign">${good ? check : cross}</span><span>${says}</span>
                  </li>`,
              )
        }
      </ul>`;
  }

  #type(text: string): void {
    this.typed = text;
    void this.#send();
  }

  /** One at a time: what was typed meanwhile comes after it. */
  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    let sent: string;
    do {
      sent = this.typed;
      try {
        const [before, after] = await Promise.all([ask(sent, 'before'), ask(sent, 'after')]);
        this.results = { ...(before && { before }), ...(after && { after }) };
        const found = before === undefined ? [] : findings(before, sent).flatMap(({ task }) => task ?? []);
        this.done = new Set([...this.done, ...found]);
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    } while (sent !== this.typed);
    this.#busy = false;
  }
}

async function ask(text: string, side: Side): Promise<CaseResult | undefined> {
  const json = bundle.json.replace('{{typed}}', () => encodeURIComponent(text));
  const [result] = await playDemo({ about, bundle: { ...bundle, json } }, kSides[side], [kStory]);
  return result;
}

customElements.define('probe-demo', ProbeDemo);
