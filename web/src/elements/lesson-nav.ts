import { html, nothing } from 'lit';
import { chapters } from 'virtual:course';
import { check } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './lesson-nav.css?inline';
import { ProgressElement } from './progress-element.js';

/** All pages of the lesson beside the one that is open, where there is room for them. */
export class LessonNav extends ProgressElement {
  static override styles = [base, sheet(styles)];
  static override properties = { current: { attribute: false } };

  declare current: string;

  override render() {
    const read = this.progress?.acknowledged.read ?? {};
    return html`<nav aria-label="Lesson">
      <a class="home" href="#/">The course</a>
      ${chapters.map(
        ({ title, pages }) =>
          html`<p>${title}</p>
            <ul>
              ${pages.map(
                (page) =>
                  html`<li>
                    <a
                      href=${`#/lesson/${page.id}`}
                      aria-current=${page.id === this.current ? 'page' : nothing}
                    >
                      <span>${page.title}</span>
                      ${page.id in read ? html`<span class="read" role="img" aria-label="read">${check}</span>` : nothing}
                    </a>
                  </li>`,
              )}
            </ul>`,
      )}
    </nav>`;
  }
}

customElements.define('lesson-nav', LessonNav);
