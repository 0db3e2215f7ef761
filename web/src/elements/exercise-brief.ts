import { LitElement, html } from 'lit';
import type { BriefNode } from '../render/brief-node.js';
import { renderBrief } from '../render/brief.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './exercise-brief.css?inline';

/** What the learner reads first. */
export class ExerciseBrief extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { brief: { attribute: false }, topics: { attribute: false } };

  declare brief: readonly BriefNode[];
  declare topics: readonly string[];

  override render() {
    return html`<div class="brief">
      ${renderBrief(this.brief)}
      <p class="topics">You practise ${new Intl.ListFormat('en').format(this.topics)}.</p>
    </div>`;
  }
}

customElements.define('exercise-brief', ExerciseBrief);
