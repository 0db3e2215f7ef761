import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { exercises } from 'virtual:exercises';
import { startEngine } from '../engine/engine.js';
import { fetchAhead } from '../render/after-paint.js';
import { mark, moon, sun } from '../render/icons.js';
import { readRoute, type Route } from '../route.js';
import { base, sheet } from '../styles/sheet.js';
import { currentTheme, toggleTheme } from '../theme.js';
import styles from './parapet-app.css?inline';

/** Each page is a chunk of its own, so that a visitor fetches what is shown and no more. */
const kPages: Record<Route['page'], () => Promise<unknown>> = {
  home: () => import('./home-page.js'),
  exercise: () => import('./exercise-page.js'),
  lesson: () => import('./lesson-page.js'),
  test: () => import('./quick-test-page.js'),
  unknown: () => Promise.resolve(),
};

/** The frame of every page: the name, where one is, the theme; below it the page itself. */
export class ParapetApp extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { route: { state: true } };

  declare private route: Route;

  constructor() {
    super();
    this.route = readRoute(location.hash, exercises);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
    this.#arrive();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
  }

  override render() {
    const { route } = this;
    const theme = currentTheme();
    const other = theme === 'dark' ? 'light' : 'dark';
    return html`<header>
        <a class="name" href="#/">${mark}<span>Parapet</span></a>
        ${route.page === 'exercise' ? html`<h1>${route.entry.title}</h1>` : nothing}
        <button class="button quiet" aria-label=${`Use the ${other} theme`} @click=${this.#toggle}>
          ${theme === 'dark' ? sun : moon}
        </button>
      </header>
      <main tabindex="-1">${this.#page()}</main>`;
  }

  #page() {
    const { route } = this;
    switch (route.page) {
      case 'home':
        return html`<home-page></home-page>`;
      case 'exercise':
        // One element for each, so that an exercise begins at its brief, whichever was open before.
        return keyed(route.entry.id, html`<exercise-page .entry=${route.entry}></exercise-page>`);
      case 'lesson':
        return html`<lesson-page .page=${route.id}></lesson-page>`;
      case 'test':
        return html`<quick-test-page .seed=${route.seed}></quick-test-page>`;
      case 'unknown':
        return html`<div class="unknown">
          <h1>There is no “${route.address}” here.</h1>
          <p><a href="#/">See the exercises and the lesson</a></p>
        </div>`;
    }
  }

  #arrive(): void {
    const { route } = this;
    const title = route.page === 'exercise' ? route.entry.title : route.page === 'test' ? 'Quick test' : '';
    document.title = title === '' ? 'Parapet' : `${title} · Parapet`;
    void this.#fetch(route);
    if (route.page !== 'exercise') return;
    // What the editor will show, and the engine, which is the heaviest part: fetched beside the editor, not after it.
    void route.entry.load();
    startEngine(route.entry.core);
  }

  async #fetch(route: Route): Promise<void> {
    await kPages[route.page]();
    // The editor is the heaviest page, so it is fetched while home is being read.
    if (route.page === 'home') fetchAhead();
  }

  readonly #moved = (): void => {
    const before = this.route;
    this.route = readRoute(location.hash, exercises);
    this.#arrive();
    if (isTest(before) && isTest(this.route)) return; // only its number is another
    // As on a page that was loaded: from the top, and the next Tab goes into what is new.
    const main = this.renderRoot.querySelector('main');
    main?.scrollTo(0, 0);
    main?.focus({ preventScroll: true });
  };

  readonly #toggle = (): void => {
    toggleTheme();
    this.requestUpdate();
  };
}

function isTest(route: Route): boolean {
  return route.page === 'test';
}

customElements.define('parapet-app', ParapetApp);
