import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { exercises } from 'virtual:exercises';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { play as playTrial, type Side, type Trial } from '../course/trial.js';
import { check, cross, play } from '../render/icons.js';
import { hasFailed } from '../render/outcome.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import { GoToLine } from './events.js';
import demoStyles from './lesson-demo.css?inline';
import styles from './lesson-trial.css?inline';

type State = 'idle' | 'running' | CaseResult | Error;

const kSides: readonly { readonly side: Side; readonly ask: string; readonly asked: string }[] = [
  { side: 'broken', ask: 'See it break', asked: 'With the mistake' },
  { side: 'mended', ask: 'Try it mended', asked: 'Mended' },
];

/** One attack from an exercise, to be watched on code with the mistake and on code without it. */
export class LessonTrial extends LitElement {
  static override styles = [base, sheet(demoStyles), sheet(styles)];
  static override properties = {
    trial: { attribute: false },
    states: { state: true },
    shown: { state: true },
  };

  declare trial: Trial;
  declare private states: Readonly<Record<Side, State>>;
  /** The side whose details are open. */
  declare private shown: Side | undefined;

  constructor() {
    super();
    this.states = { broken: 'idle', mended: 'idle' };
    this.addEventListener(GoToLine.type, () => {
      location.hash = `#/${this.trial.exercise}`;
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('trial')) this.states = { broken: 'idle', mended: 'idle' };
  }

  override render() {
    const { title, says } = this.trial;
    const shown = this.shown === undefined ? undefined : this.states[this.shown];
    return html`<section aria-label=${title}>
      <div class="head">
        <h3>${title}</h3>
        <p>${renderProse(says)}</p>
      </div>
      <div class="sides">${kSides.map(({ side, ask, asked }) => this.#side(side, ask, asked))}</div>
      <div role="status" class="hidden-text">${this.#announced()}</div>
      ${isResult(shown) ? html`<case-detail .result=${shown}></case-detail>` : nothing}
    </section>`;
  }

  #side(side: Side, ask: string, asked: string) {
    const state = this.states[side];
    if (state === 'idle' || state === 'running')
      return html`<button
        class="button"
        ?disabled=${state === 'running'}
        @click=${() => void this.#run(side)}
      >
        ${play} ${state === 'running' ? 'The attacker is at work' : ask}
      </button>`;
    if (!isResult(state))
      return html`<p class="error">${state.message}</p>
        <button class="button" @click=${() => void this.#run(side)}>${play} Again</button>`;
    const failed = hasFailed(state);
    return html`<button
      class="outcome ${failed ? 'fallen' : 'held'}"
      aria-expanded=${this.shown === side}
      @click=${() => (this.shown = this.shown === side ? undefined : side)}
    >
      <span class="sign">${failed ? cross : check}</span>
      <span class="words">
        <b>${asked}: ${failed ? 'got in' : 'blocked'}</b>
        <span>${failed ? renderProse(state.effect) : 'The attacker got nothing.'}</span>
      </span>
    </button>`;
  }

  #announced(): string {
    return kSides
      .map(({ side, asked }) => {
        const state = this.states[side];
        return isResult(state)
          ? `${asked}: ${hasFailed(state) ? (state.effect ?? 'got in') : 'blocked'}.`
          : '';
      })
      .join(' ');
  }

  async #run(side: Side): Promise<void> {
    const { trial } = this;
    const entry = exercises.find(({ id }) => id === trial.exercise);
    if (entry === undefined) return;
    this.#set(side, 'running');
    void import('./case-detail.js');
    try {
      this.#set(side, await playTrial(trial, side, entry));
      this.shown = side;
    } catch (error) {
      this.#set(side, error instanceof Error ? error : new Error(String(error)));
    }
  }

  #set(side: Side, state: State): void {
    this.states = { ...this.states, [side]: state };
  }
}

function isResult(state: State | undefined): state is CaseResult {
  return typeof state === 'object' && !(state instanceof Error);
}

customElements.define('lesson-trial', LessonTrial);
