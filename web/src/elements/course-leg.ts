import { LitElement, html, nothing } from 'lit';
import { questionCount } from 'virtual:course';
import { facts } from 'virtual:exercise-facts';
import { addressOfStop, type Leg, type Stop } from '../course/course-map.js';
import { check, chevron } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './course-leg.css?inline';

type Of<Kind extends Stop['kind']> = Extract<Stop, { kind: Kind }>;

/** One chapter of the map: its stops along the path, each with how far one has come. */
export class CourseLeg extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    leg: { attribute: false },
    number: { attribute: false },
    next: { attribute: false },
  };

  declare leg: Leg;
  declare number: number;
  /** Where to go on, in this leg or another. */
  declare next: Stop | undefined;

  override render() {
    const { leg, number } = this;
    const done = leg.stops.every((stop) => stop.done);
    return html`<div class="leg ${done ? 'done' : ''}">
      <h3><span aria-hidden="true">${number}</span>${leg.title}</h3>
      <ol>
        ${leg.stops.map((stop) => html`<li class=${this.#classes(stop)}>${this.#stop(stop)}</li>`)}
      </ol>
    </div>`;
  }

  #classes(stop: Stop): string {
    const isNext = this.next !== undefined && addressOfStop(this.next) === addressOfStop(stop);
    return `${stop.kind} ${stop.done ? 'done' : ''} ${isNext ? 'next' : ''}`;
  }

  #stop(stop: Stop) {
    const node = html`<span class="node" aria-hidden="true">${stop.done ? check : nothing}</span>`;
    switch (stop.kind) {
      case 'page':
        return html`${node}${this.#page(stop)}`;
      case 'exercise':
        return html`${node}${this.#exercise(stop)}`;
      case 'test':
        return html`${node}${this.#test(stop)}`;
    }
  }

  #page(stop: Of<'page'>) {
    const { title, minutes } = stop.page;
    return html`<a href=${addressOfStop(stop)}>
      <span class="title">${title}</span>
      <span class="side">${stop.done ? 'Read' : `${minutes} min`}</span>
    </a>`;
  }

  #exercise(stop: Of<'exercise'>) {
    const { id, title } = stop.entry;
    const { summary, minutes, users, attacks } = facts[id] ?? {};
    return html`<a class="card" href=${addressOfStop(stop)}>
      <span class="eyebrow">Exercise</span>
      <h4>${title}</h4>
      <p class="summary">${summary}</p>
      <p class="facts">
        <span>${minutes} minutes</span><span>${users} users</span><span>${attacks} attacks</span>
      </p>
      ${this.#best(stop)}
      <span class="go">${stop.best === undefined ? 'Start' : stop.done ? 'Open' : 'Go on'} ${chevron}</span>
    </a>`;
  }

  #test(stop: Of<'test'>) {
    return html`<a class="card" href=${addressOfStop(stop)}>
      <span class="eyebrow">Test</span>
      <h4>Quick test</h4>
      <p class="summary">
        ${questionCount} questions over everything above, each with the reason why. Open to everyone, at any
        time.
      </p>
      ${this.#best(stop)}
      <span class="go">${stop.under ? 'Go on' : stop.best === undefined ? 'Start' : 'Again'} ${chevron}</span>
    </a>`;
  }

  #best({ best, kind }: Of<'exercise' | 'test'>) {
    if (best === undefined) return nothing;
    const { points, of } = best;
    return html`<p class="best">
      <meter min="0" max=${of} value=${points} aria-hidden="true"></meter>
      <b>${points} of ${of} ${kind === 'test' ? 'right' : 'points'}</b>
    </p>`;
  }
}

customElements.define('course-leg', CourseLeg);
