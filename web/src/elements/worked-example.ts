import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { serverOf, type Demo, type DemoTry } from '../course/demo.js';
import { playDemo } from '../course/play-demo.js';
import { check, cross, play } from '../render/icons.js';
import { hasFailed } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import './demo-code.js';
import { GoToLine } from './events.js';
import styles from './lesson-demo.css?inline';
import trialStyles from './lesson-trial.css?inline';
import exampleStyles from './worked-example.css?inline';

const kSides = { before: new Set<string>(), after: new Set(['mended']) } as const;
type Side = keyof typeof kSides;
type State = 'running' | readonly CaseResult[] | Error;

const kNames: Readonly<Record<Side, string>> = { before: 'Before', after: 'After' };

/** A worked example: the code before and after, and what users and attackers make of the one that is shown. */
export class WorkedExample extends LitElement {
  static override styles = [base, sheet(styles), sheet(trialStyles), sheet(exampleStyles)];
  static override properties = {
    load: { attribute: false },
    demo: { state: true },
    side: { state: true },
    states: { state: true },
    shown: { state: true },
    pointed: { state: true },
  };

  declare load: () => Promise<Demo>;
  declare private demo: Demo | undefined;
  declare private side: Side;
  declare private states: Partial<Record<Side, State>>;
  /** The case whose details are open. */
  declare private shown: string | undefined;
  declare private pointed: number | undefined;

  constructor() {
    super();
    this.side = 'before';
    this.states = {};
    this.addEventListener(GoToLine.type, (event) => {
      event.stopPropagation();
      if (event instanceof GoToLine) this.pointed = event.line;
      this.renderRoot.querySelector('demo-code')?.scrollIntoView({ block: 'center' });
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('load')) void this.#begin();
  }

  override render() {
    const { demo, side } = this;
    if (demo === undefined) return nothing;
    const { title, says } = demo.about;
    return html`<section aria-label=${title}>
      <div class="head">
        <h3>${title}</h3>
        <p>${says}</p>
      </div>
      <div class="choice" role="group" aria-label="Code">
        ${(Object.keys(kSides) as Side[]).map(
          (one) =>
            html`<button
              class="button"
              aria-pressed=${one === side}
              @click=${() => {
                this.#turn(one);
              }}
            >
              ${kNames[one]}
            </button>`,
        )}
      </div>
      <demo-code .source=${serverOf(demo)} .on=${kSides[side]} .pointed=${this.pointed}></demo-code>
      ${this.#results(demo, this.states[side])}
    </section>`;
  }

  #results({ about }: Demo, state: State | undefined) {
    const { tries = [] } = about;
    if (state === undefined || state === 'running')
      return html`<div class="sides">
        <button class="button" ?disabled=${state === 'running'} @click=${() => void this.#run()}>
          ${play}
          ${state === 'running' ? 'Users and attackers are at work' : 'Run it, with users and attackers'}
        </button>
      </div>`;
    if (state instanceof Error)
      return html`<p class="error">${state.message}</p>
        <button class="button" @click=${() => void this.#run()}>${play} Again</button>`;
    const shown = state.find(({ id }) => id === this.shown);
    return html`<div role="status">
        <ul>
          ${tries.map((one) => html`<li>${this.#try(one, state)}</li>`)}
        </ul>
      </div>
      ${shown === undefined ? nothing : html`<case-detail .result=${shown}></case-detail>`}`;
  }

  #try({ case: id, title }: DemoTry, results: readonly CaseResult[]) {
    const result = results.find((one) => one.id === id);
    if (result === undefined) return nothing;
    const failed = hasFailed(result);
    const [good, bad] = result.kind === 'story' ? ['served', 'not served'] : ['blocked', 'got in'];
    return html`<button
      class="outcome ${failed ? 'fallen' : 'held'}"
      aria-expanded=${this.shown === id}
      @click=${() => (this.shown = this.shown === id ? undefined : id)}
    >
      <span class="sign">${failed ? cross : check}</span>
      <span class="words"><b>${title}: ${failed ? bad : good}</b></span>
    </button>`;
  }

  #turn(side: Side): void {
    this.side = side;
    this.pointed = undefined;
  }

  async #begin(): Promise<void> {
    const { load } = this;
    const demo = await load();
    if (this.load === load) this.demo = demo;
  }

  async #run(): Promise<void> {
    const { demo, side } = this;
    if (demo === undefined) return;
    this.#set(side, 'running');
    void import('./case-detail.js');
    const tries = (demo.about.tries ?? []).map((one) => one.case);
    const state = await playDemo(demo, kSides[side], tries).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    );
    this.#set(side, state);
  }

  #set(side: Side, state: State): void {
    this.states = { ...this.states, [side]: state };
  }
}

customElements.define('worked-example', WorkedExample);
