import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { CaseResult } from '../../../wasm/engine/report.js';
import type { Demo } from '../course/demo.js';
import { playDemo } from '../course/play-demo.js';

/** A demo of the lesson: its switches, and what its cases came to with them. */
export abstract class DemoElement extends LitElement {
  static override properties = {
    load: { attribute: false },
    demo: { state: true },
    on: { state: true },
    results: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare load: () => Promise<Demo>;
  declare protected demo: Demo | undefined;
  declare protected on: ReadonlySet<string>;
  declare protected results: readonly CaseResult[];
  declare protected busy: boolean;
  declare protected problem: string;

  constructor() {
    super();
    this.on = new Set();
    this.results = [];
    this.busy = false;
    this.problem = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('load')) void this.#begin();
  }

  /** Which cases are played when a switch is turned. */
  protected abstract casesOf(demo: Demo): readonly string[];

  protected result(id: string): CaseResult | undefined {
    return this.results.find((one) => one.id === id);
  }

  protected renderSwitches({ about }: Demo) {
    return html`<fieldset>
      <legend class="hidden-text">${about.label ?? about.title}</legend>
      ${about.switches.map(
        ({ id, name }) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${this.on.has(id)}
              @change=${() => {
                this.#toggle(id);
              }}
            />
            <span>${name}</span></label
          >`,
      )}
    </fieldset>`;
  }

  protected renderProblem() {
    return this.problem === '' ? nothing : html`<p class="error">${this.problem}</p>`;
  }

  async #begin(): Promise<void> {
    const { load } = this;
    const demo = await load();
    if (this.load !== load) return; // another one was asked for meanwhile
    this.results = [];
    this.on = new Set(demo.about.switches.filter(({ on }) => on === true).map(({ id }) => id));
    this.demo = demo;
    void this.#play();
  }

  #toggle(id: string): void {
    const on = new Set(this.on);
    if (!on.delete(id)) on.add(id);
    this.on = on;
    void this.#play();
  }

  /** One run at a time: what was switched meanwhile comes after it. */
  async #play(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let played: readonly unknown[];
    do {
      const { demo, on } = this;
      if (demo === undefined) break;
      played = [demo, on];
      try {
        const results = await playDemo(demo, on, this.casesOf(demo));
        if (this.demo === demo) this.results = results;
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    } while (played[0] !== this.demo || played[1] !== this.on);
    this.busy = false;
  }
}
