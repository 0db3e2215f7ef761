import { html, nothing } from 'lit';
import { chapters } from 'virtual:course';
import { exercises } from 'virtual:exercises';
import {
  addressOfStop,
  courseMap,
  nextStop,
  tally,
  titleOfStop,
  type Leg,
  type Stop,
} from '../course/course-map.js';
import { kNothingDone } from '../progress/data.js';
import { chevron } from '../render/icons.js';
import { renderSpecimen } from '../render/specimen.js';
import { base, sheet } from '../styles/sheet.js';
import './course-leg.js';
import styles from './home-page.css?inline';
import { ProgressElement } from './progress-element.js';
import './progress-menu.js';

/** The course as a map: lesson, exercises and test, what is done, and where to go on. */
export class HomePage extends ProgressElement {
  static override styles = [base, sheet(styles)];

  override render() {
    const legs = courseMap(chapters, exercises, this.progress?.acknowledged ?? kNothingDone);
    const next = this.progress && nextStop(legs); // not known before the progress has been read
    return html`<div class="page">
      <section class="hero">
        <h1>Harden a real backend while real attacks run against it.</h1>
        <div class="lead">
          <p>
            Edit ordinary server code and press Run. Users try to get their work done, attackers try to get
            in, and the verdict shows you the request, the SQL and the line that let them.
          </p>
          ${this.progress === undefined ? html`<p class="go-on"></p>` : this.#goOn(legs, next)}
        </div>
        ${renderSpecimen()}
      </section>
      <section class="course" aria-labelledby="course">
        <div class="head">
          <h2 id="course">Lesson, exercises and quick test</h2>
          ${this.#tallies(legs)}
        </div>
        <ol>
          ${legs.map(
            (leg, index) =>
              html`<li>
                <course-leg
                  .leg=${leg}
                  .number=${index + 1}
                  .next=${next}
                  ?last=${index === legs.length - 1}
                ></course-leg>
              </li>`,
          )}
        </ol>
      </section>
      <footer>
        <progress-menu></progress-menu>
        <p>Everything runs in this page. No account, no server, and your work stays in this browser.</p>
      </footer>
    </div>`;
  }

  #goOn(legs: readonly Leg[], next: Stop | undefined) {
    const started = legs.some((leg) => leg.stops.some((stop) => stop.done || ('best' in stop && stop.best)));
    if (next === undefined)
      return html`<p class="go-on">
        <a class="button primary" href="#/quick-test">Take the test again ${chevron}</a>
        <span>You have done all of it.</span>
      </p>`;
    return html`<p class="go-on">
      <a class="button primary" href=${addressOfStop(next)}>${started ? 'Continue' : 'Begin'} ${chevron}</a>
      <span>${started ? 'Next' : 'First'}: ${titleOfStop(next)}</span>
    </p>`;
  }

  #tallies(legs: readonly Leg[]) {
    const pages = tally(legs, 'page');
    const done = tally(legs, 'exercise');
    const best = this.progress?.acknowledged.test.best;
    return html`<p class="tallies">
      <span><b>${pages.done}</b> of ${pages.of} pages read</span>
      <span><b>${done.done}</b> of ${done.of} ${done.of === 1 ? 'exercise' : 'exercises'} done</span>
      ${best ? html`<span>Test: best <b>${best.points}</b> of ${best.of}</span>` : nothing}
    </p>`;
  }
}

customElements.define('home-page', HomePage);
