import { LitElement, html, nothing } from 'lit';
import { exercises } from 'virtual:exercises';
import { chevron } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import { addressOf } from '../route.js';
import type { ExerciseEntry } from '../work/entry.js';
import { openStorage } from '../work/storage.js';
import type { Score } from '../work/work.js';
import styles from './home-page.css?inline';

/** The exercises there are, and how far one has come with each. */
export class HomePage extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { scores: { state: true } };

  declare private scores: ReadonlyMap<string, Score>;

  constructor() {
    super();
    this.scores = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#readScores();
  }

  override render() {
    return html`<div class="page">
      <section class="hero">
        <h1>Harden a real backend while real attacks run against it.</h1>
        <p>
          Edit ordinary server code and press Run. Users try to get their work done, attackers try to get in,
          and the verdict shows you the request, the SQL and the line that let them.
        </p>
        ${renderSpecimen()}
      </section>
      <section aria-label="Exercises">
        <h2>Exercises</h2>
        <ul>
          ${exercises.map((entry) => html`<li>${this.#card(entry)}</li>`)}
        </ul>
      </section>
      <footer>
        Everything runs in this page. No account, no server, and your work stays in this browser.
      </footer>
    </div>`;
  }

  #card(entry: ExerciseEntry) {
    const score = this.scores.get(entry.id);
    return html`<a class="card" href=${addressOf(entry)}>
      <h3>${entry.title}</h3>
      <p class="summary">${entry.summary}</p>
      <p class="facts">
        <span>${entry.minutes} minutes</span><span>${entry.users} users</span
        ><span>${entry.attacks} attacks</span>
        ${
          score === undefined
            ? nothing
            : html`<b class=${score.points === score.of ? 'done' : ''}
                >${score.points} of ${score.of} points</b
              >`
        }
      </p>
      <span class="go">${score === undefined ? 'Start' : 'Go on'} ${chevron}</span>
    </a>`;
  }

  async #readScores(): Promise<void> {
    const storage = await openStorage();
    const works = await Promise.all(
      exercises.map(async ({ id }) => [id, await storage.readWork(id)] as const),
    );
    this.scores = new Map(works.flatMap(([id, work]) => (work?.best ? [[id, work.best] as const] : [])));
  }
}

/** What the lens shows, as a specimen: the same field twice, once let in and once not. */
function renderSpecimen() {
  const typed = "' OR 1=1 --";
  return html`<figure>
    <p><span>Sent</span><code>username=${typed}</code></p>
    <p>
      <span>Glued in</span><code>… WHERE username = '<mark class="code">${typed}</mark>'</code>
    </p>
    <p>
      <span>Bound</span><code>… WHERE username = ? <mark class="data">${typed}</mark></code>
    </p>
    <figcaption><mark class="code">became code</mark> <mark class="data">stayed data</mark></figcaption>
  </figure>`;
}

customElements.define('home-page', HomePage);
