import { LitElement, html } from 'lit';
import { count, type StoneState } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './score-wall.css?inline';

/**
 * The run as a parapet: a merlon for each user and attack, raised while there is no answer
 * to fear, hollow where that earns nothing yet, fallen where one got in. Says the same in words to a screen reader.
 */
export class ScoreWall extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { stones: { attribute: false } };

  /** A stretch of wall for each group of cases. */
  declare stones: readonly (readonly StoneState[])[];

  override render() {
    const of = (...states: StoneState[]) =>
      this.stones.flat().filter((stone) => states.includes(stone)).length;
    const unearned = of('unearned') > 0 ? `${count(of('unearned'), 'holds', 'hold')} without a point, ` : '';
    const says = `${count(of('held'), 'holds', 'hold')}, ${unearned}${of('fallen', 'weak')} fallen, ${of('waiting')} waiting`;
    return html`<div class="wall" role="img" aria-label=${says}>${this.stones.map(renderStretch)}</div>`;
  }
}

function renderStretch(stones: readonly StoneState[]) {
  return html`${stones.map((state, index) => html`<span class="${state} ${index === 0 ? 'first' : ''}"></span>`)}`;
}

customElements.define('score-wall', ScoreWall);
