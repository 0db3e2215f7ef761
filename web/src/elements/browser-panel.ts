import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { CaseResult } from '../../../wasm/engine/report.js';
import type { Step } from '../browsing/step.js';
import { tellStory, type Story } from '../browsing/story.js';
import { clock, personName } from '../browsing/words.js';
import { chevron } from '../render/icons.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './browser-panel.css?inline';
import './cookie-jar.js';
import { ChooseStep } from './choose-step.js';
import type { ExchangeCard } from './exchange-card.js';
import './sequence-diagram.js';
import './step-decisions.js';

/** What people's browsers did in a case, step by step: who sent what to whom, why, and what the attacker has of it. */
export class BrowserPanel extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    result: { attribute: false },
    at: { state: true },
    says: { state: true },
  };

  declare result: CaseResult;
  /** The step that is shown. */
  declare private at: number;
  /** What the screen reader is told. */
  declare private says: string;
  #story: Story | undefined;

  constructor() {
    super();
    this.at = 0;
    this.says = '';
    this.addEventListener(ChooseStep.type, (event) => {
      if (event instanceof ChooseStep) this.at = event.step;
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('result')) return;
    this.#story = tellStory(this.result);
    this.at = this.#story.telling;
  }

  override render() {
    const story = this.#story;
    const step = story?.steps[this.at];
    if (story === undefined || step === undefined) return nothing;
    const { browser = [], browserEvents = 0, kind } = this.result;
    return html`<section class="panel ${kind}" aria-label="In the browser">
      <header>
        <h4>In the browser</h4>
        <p class="clock">
          <span class="hidden-text">Virtual time, from the beginning: </span>${clock(step.at)}
        </p>
      </header>
      <sequence-diagram .story=${story} .at=${this.at} .mood=${kind}></sequence-diagram>
      ${this.#controls(story)}
      <div class="step">
        <p class="says ${step.tone}">${renderProse(step.says)}</p>
        ${this.#link(step)}
        <step-decisions .step=${step} .home=${story.home} .mood=${kind}></step-decisions>
      </div>
      <cookie-jar
        .jar=${step.jar}
        .owner=${personName(step.person)}
        .decisions=${step.before}
        ?hidden=${step.person === 'attacker'}
      ></cookie-jar>
      ${this.#hands(story)}
      ${
        browser.length < browserEvents
          ? html`<p class="note">
              Of ${browserEvents} events in the browsers, the report keeps the ${browser.length} telling ones.
            </p>`
          : nothing
      }
      <p class="hidden-text" role="status">${this.says}</p>
    </section>`;
  }

  /** To the same exchange in the timeline below, where the report has kept it. */
  #link({ trace }: Step) {
    if (trace === undefined) return nothing;
    const { number } = trace;
    return html`<button class="link" @click=${() => void this.#showExchange(number)}>
      Exchange ${number} in full
    </button>`;
  }

  // The timeline is beside this panel, in the details of the same case.
  async #showExchange(number: number): Promise<void> {
    const root = this.getRootNode() as ShadowRoot;
    const cards = [...root.querySelectorAll<ExchangeCard>('exchange-card')];
    const card = cards.find(({ exchange }) => exchange.number === number);
    if (card === undefined) return;
    card.open = true;
    await card.updateComplete;
    card.renderRoot.querySelector('button')?.focus();
    card.scrollIntoView();
  }

  #controls({ steps, telling }: Story) {
    const last = steps.length - 1;
    return html`<div class="controls" role="group" aria-label="Steps">
      ${this.#button('First step', 'first', this.at > 0, 0)}
      ${this.#button('Previous step', 'back', this.at > 0, this.at - 1)}
      <span class="count">Step ${this.at + 1} of ${steps.length}</span>
      ${this.#button('Next step', 'on', this.at < last, this.at + 1)}
      ${this.#button('Last step', 'last', this.at < last, last)}
      <button
        class="button quiet decider"
        aria-disabled=${this.at === telling}
        @click=${() => {
          this.#go(telling);
        }}
      >
        What decided
      </button>
    </div>`;
  }

  #button(label: string, name: string, usable: boolean, step: number) {
    const twice = name === 'first' || name === 'last';
    return html`<button
      class="mover ${name}"
      aria-label=${label}
      aria-disabled=${!usable}
      @click=${() => {
        if (usable) this.#go(step);
      }}
    >
      ${chevron}${twice ? chevron : nothing}
    </button>`;
  }

  #go(step: number): void {
    this.at = step;
    const shown = this.#story?.steps[step];
    const gains = shown?.gains.map(({ says }) => says) ?? [];
    this.says = [`Step ${step + 1}.`, shown?.says ?? '', ...gains].join(' ').replaceAll('`', '');
  }

  /** What the attacker has got by now, the newest first. */
  #hands({ steps, lanes }: Story) {
    if (this.result.kind === 'story' || (!lanes.includes('attacker') && !lanes.includes('line')))
      return nothing;
    const seen = steps.slice(0, this.at + 1);
    const gains = seen.flatMap((step, index) => step.gains.map((gain) => ({ ...gain, index }))).reverse();
    return html`<div class="hands">
      <h5 id="hands">In the attacker’s hands</h5>
      ${
        gains.length === 0
          ? html`<p class="note">Nothing, up to this step.</p>`
          : html`<ul tabindex="0" aria-labelledby="hands">
              ${gains.map(
                ({ says, decides, body, index }) =>
                  html`<li class="${decides ? 'decides' : ''} ${index === this.at ? 'now' : ''}">
                    <span class="when">${index + 1}</span
                    ><span class="what">${renderProse(says)}</span
                    >${body === undefined ? nothing : html`<pre tabindex="0">${body}</pre>`}
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }
}

customElements.define('browser-panel', BrowserPanel);
