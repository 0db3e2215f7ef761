import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Question } from '../quick-test/question.js';
import { shuffleOptions } from '../quick-test/shuffle.js';
import { instruction, scene } from '../quick-test/words.js';
import { down, up } from '../render/icons.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import { ChooseOptions } from './test-events.js';
import styles from './test-question.css?inline';

/** A question that waits for an answer, with the keys that its controls have anyway. */
export class TestQuestion extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    question: { attribute: false },
    seed: { attribute: false },
    chosen: { attribute: false },
    says: { state: true },
  };

  declare question: Question;
  declare seed: number;
  declare chosen: readonly number[];
  /** What the screen reader is told. */
  declare private says: string;

  constructor() {
    super();
    this.says = '';
  }

  override render() {
    const { question } = this;
    return html`<fieldset>
        <legend tabindex="-1">${renderProse(question.ask)}</legend>
        <p class="instruction">${instruction(question)}</p>
        ${question.about ? html`<p class="scene mono">${scene(question.about)}</p>` : nothing}
        ${question.kind === 'order' ? this.#order() : this.#choices()}
      </fieldset>
      <p class="hidden-text" role="status">${this.says}</p>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('legend')?.focus();
  }

  #choices() {
    const { question, seed, chosen } = this;
    const isCode = question.about !== undefined;
    return repeat(
      shuffleOptions(question, seed),
      (number) => `${question.id} ${number}`, // never the checked state of another question
      (number) =>
        html`<label class=${isCode ? 'code' : ''}>
          <input
            type=${question.kind === 'one' ? 'radio' : 'checkbox'}
            name="option"
            .checked=${chosen.includes(number)}
            @change=${(event: Event) => {
              this.#choose(number, (event.target as HTMLInputElement).checked);
            }}
          />
          <span
            >${isCode ? html`<code>${question.options[number]?.text}</code>` : renderProse(question.options[number]?.text)}</span
          >
        </label>`,
    );
  }

  #choose(number: number, on: boolean): void {
    const others = this.question.kind === 'one' ? [] : this.chosen.filter((other) => other !== number);
    this.#tell(on ? [...others, number].sort((a, b) => a - b) : others);
  }

  #tell(chosen: readonly number[]): void {
    this.dispatchEvent(new ChooseOptions(this.question.id, chosen));
  }

  #order() {
    const { question, seed, chosen } = this;
    const order = chosen.length > 0 ? chosen : shuffleOptions(question, seed);
    const text = (number: number) => question.options[number]?.text ?? '';
    return html`<ol>
      ${repeat(
        order,
        (number) => number,
        (number, place) =>
          html`<li>
            <span class="place">${place + 1}</span>
            <span class="text">${renderProse(text(number))}</span>
            ${this.#mover(order, place, -1, `Move up: ${text(number)}`)}
            ${this.#mover(order, place, 1, `Move down: ${text(number)}`)}
          </li>`,
      )}
    </ol>`;
  }

  #mover(order: readonly number[], place: number, by: -1 | 1, label: string) {
    const to = place + by;
    return html`<button
      class="move"
      type="button"
      aria-label=${label}
      aria-disabled=${to < 0 || to >= order.length}
      @click=${async (event: Event) => {
        if (to < 0 || to >= order.length) return;
        const button = event.currentTarget as HTMLElement;
        const moved = [...order];
        moved.splice(to, 0, ...moved.splice(place, 1));
        this.#tell(moved);
        this.says = `Now ${to + 1} of ${order.length}.`;
        await this.updateComplete;
        button.focus(); // an element that is moved loses the focus
      }}
    >
      ${by < 0 ? up : down}
    </button>`;
  }
}

customElements.define('test-question', TestQuestion);
