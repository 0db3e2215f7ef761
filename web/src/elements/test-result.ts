import { LitElement, html, nothing } from 'lit';
import { chapters } from 'virtual:course';
import type { Round, Score } from '../progress/data.js';
import type { Question } from '../quick-test/question.js';
import { kMostSeeds, missed, scoreOf } from '../quick-test/round.js';
import { base, sheet } from '../styles/sheet.js';
import { StartRound } from './test-events.js';
import './test-review.js';
import styles from './test-result.css?inline';

/** How a round went: the score, topic by topic, and every question with its reasons. */
export class TestResult extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    round: { attribute: false },
    questions: { attribute: false },
    best: { attribute: false },
    shows: { state: true },
  };

  declare round: Round;
  declare questions: readonly Question[];
  declare best: Score | null;
  declare private shows: 'missed' | 'all';

  constructor() {
    super();
    this.shows = 'missed';
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render() {
    const { round, questions, best } = this;
    const { points, of } = scoreOf(round, questions);
    const wrong = missed(round, questions);
    const shown = this.shows === 'all' || wrong.length === 0 ? questions : wrong;
    return html`<div class="page">
      <p class="eyebrow">${round.only === null ? '' : 'Missed ones, '}test ${round.seed}</p>
      <h1 tabindex="-1">${points} <span>of ${of} right</span></h1>
      <p class="lead">
        ${wrong.length === 0 ? 'Nothing missed.' : 'Below is what was missed, and why it is so.'}
        ${best === null || round.only !== null ? nothing : html`Your best: ${best.points} of ${best.of}.`}
      </p>
      ${this.#topics(wrong)}
      <p class="buttons">
        ${
          wrong.length === 0
            ? nothing
            : this.#again(
                `Retry ${wrong.length === 1 ? 'the missed one' : `the ${wrong.length} missed`}`,
                round.seed,
                wrong,
              )
        }
        ${this.#again('New test', (round.seed * 31 + 17) % kMostSeeds, null)}
        ${this.#again('Same test again', round.seed, null)}
      </p>
      <div class="filter" role="group" aria-label="Questions shown">
        ${this.#filter('missed', `Missed (${wrong.length})`)}
        ${this.#filter('all', `All (${questions.length})`)}
      </div>
      <ol>
        ${shown.map(
          (question) =>
            html`<li>
              <test-review .question=${question} .chosen=${round.answers[question.id] ?? []}></test-review>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  #topics(wrong: readonly Question[]) {
    const pages = chapters.flatMap((chapter) => chapter.pages);
    const rows = pages.flatMap((page) => {
      const asked = this.questions.filter(({ topic }) => topic === page.id);
      const right = asked.filter((question) => !wrong.includes(question)).length;
      return asked.length === 0 ? [] : [{ page, right, of: asked.length }];
    });
    return html`<ul class="topics">
      ${rows.map(
        ({ page, right, of }) =>
          html`<li class=${right === of ? 'all' : ''}>
            <a href=${`#/lesson/${page.id}`}>${page.title}</a>
            <span>${right} of ${of}</span>
          </li>`,
      )}
    </ul>`;
  }

  #again(title: string, seed: number, only: readonly Question[] | null) {
    const ids = only?.map(({ id }) => id) ?? null;
    return html`<button
      class=${title.startsWith('Retry') ? 'button primary' : 'button'}
      @click=${() => this.dispatchEvent(new StartRound(seed, ids))}
    >
      ${title}
    </button>`;
  }

  #filter(shows: 'missed' | 'all', title: string) {
    return html`<button
      class="button quiet"
      aria-pressed=${this.shows === shows}
      @click=${() => {
        this.shows = shows;
      }}
    >
      ${title}
    </button>`;
  }
}

customElements.define('test-result', TestResult);
