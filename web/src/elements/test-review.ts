import { LitElement, html, nothing } from 'lit';
import { isRight, type Question } from '../quick-test/question.js';
import { scene } from '../quick-test/words.js';
import { check, cross } from '../render/icons.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './test-review.css?inline';

/** A question that was answered: what was chosen, what is right, and the reason for every option. */
export class TestReview extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { question: { attribute: false }, chosen: { attribute: false } };

  declare question: Question;
  declare chosen: readonly number[];

  override render() {
    const { question, chosen } = this;
    const right = isRight(question, chosen);
    const word = right ? 'Right' : chosen.length === 0 ? 'No answer' : 'Missed';
    return html`<article>
      <p class=${right ? 'word right' : 'word wrong'}>${right ? check : cross} ${word}</p>
      <h2>${renderProse(question.ask)}</h2>
      ${question.about ? html`<p class="scene mono">${scene(question.about)}</p>` : nothing}
      <ul>
        ${question.kind === 'order' ? this.#inOrder() : question.options.map((_, number) => this.#option(number))}
      </ul>
      <p class="sources">${question.sources.join('; ')}</p>
    </article>`;
  }

  #option(number: number) {
    const isTrue = this.question.right.includes(number);
    const isChosen = this.chosen.includes(number);
    const says = isTrue ? (isChosen ? 'Right, your choice' : 'Right') : isChosen ? 'Your choice' : 'Not this';
    return this.#row(number, says, isTrue, isChosen && !isTrue);
  }

  /** In the right order, each with the place it was given. */
  #inOrder() {
    return this.question.right.map((number, place) => {
      const given = this.chosen.indexOf(number);
      const yours = given < 0 ? '' : given === place ? ', as yours' : `, yours ${given + 1}`;
      const says = `Place ${place + 1}${yours}`;
      return this.#row(number, says, true, given >= 0 && given !== place);
    });
  }

  #row(number: number, says: string, isTrue: boolean, isMistake: boolean) {
    const option = this.question.options[number];
    const text = this.question.about ? html`<code>${option?.text}</code>` : renderProse(option?.text);
    return html`<li class="${isTrue ? 'true' : ''} ${isMistake ? 'mistake' : ''}">
      <p class="says">${says}</p>
      <p class="text">${text}</p>
      <p class="why">${renderProse(option?.why)}</p>
    </li>`;
  }
}

customElements.define('test-review', TestReview);
