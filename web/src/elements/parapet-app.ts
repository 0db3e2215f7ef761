import { LitElement, html, nothing } from 'lit';
import { exercises } from 'virtual:exercises';
import { startEngine } from '../engine/engine.js';
import { mark, moon, sun } from '../render/icons.js';
import { readRoute, type Route } from '../route.js';
import { base, sheet } from '../styles/sheet.js';
import { currentTheme, toggleTheme } from '../theme.js';
import './home-page.js';
import styles from './parapet-app.css?inline';

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
      <main>${this.#page()}</main>`;
  }

  #page() {
    const { route } = this;
    switch (route.page) {
      case 'home':
        return html`<home-page></home-page>`;
      case 'exercise':
        return html`<exercise-page .entry=${route.entry}></exercise-page>`;
      case 'unknown':
        return html`<div class="unknown">
          <h1>There is no “${route.address}” here.</h1>
          <p><a href="#/">See the exercises</a></p>
        </div>`;
    }
  }

  #arrive(): void {
    const { route } = this;
    document.title = route.page === 'exercise' ? `${route.entry.title} · Parapet` : 'Parapet';
    // The editor is a chunk of its own, which the home page fetches while it is being read.
    void import('./exercise-page.js');
    // The engine is the heaviest part: it is fetched beside the editor, not after it.
    if (route.page === 'exercise') startEngine(route.entry.core);
  }

  readonly #moved = (): void => {
    this.route = readRoute(location.hash, exercises);
    this.#arrive();
  };

  readonly #toggle = (): void => {
    toggleTheme();
    this.requestUpdate();
  };
}

customElements.define('parapet-app', ParapetApp);
