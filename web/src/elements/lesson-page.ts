import { html, nothing, type PropertyValues } from 'lit';
import { chapters } from 'virtual:course';
import { facts } from 'virtual:exercise-facts';
import { exercises } from 'virtual:exercises';
import { trials } from 'virtual:trials';
import type { PageEntry } from '../course/chapter.js';
import { addressOfStop, courseMap, titleOfStop, type Stop } from '../course/course-map.js';
import { kNothingDone } from '../progress/data.js';
import type { BriefNode } from '../render/brief-node.js';
import { renderBrief } from '../render/brief.js';
import { renderFigure } from '../render/figures.js';
import { check, chevron } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './lesson-page.css?inline';
import proseStyles from './lesson-prose.css?inline';
import './lesson-nav.js';
import './lesson-trial.js';
import { ProgressElement } from './progress-element.js';

interface Loaded {
  readonly entry: PageEntry;
  readonly chapter: string;
  readonly tree: readonly BriefNode[];
  readonly sources: readonly string[];
}

/** One page of the lesson, and the way on from it. */
export class LessonPage extends ProgressElement {
  static override styles = [base, sheet(proseStyles), sheet(styles)];
  static override properties = { page: { attribute: false }, loaded: { state: true } };

  /** The page's id in the address. */
  declare page: string;
  declare private loaded: Loaded | 'unknown' | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('page')) void this.#load(this.page);
  }

  override render() {
    const { loaded } = this;
    if (loaded === undefined) return nothing;
    if (loaded === 'unknown')
      return html`<div class="unknown">
        <h1>There is no lesson “${this.page}”.</h1>
        <p><a href="#/">See all lessons</a></p>
      </div>`;
    return html`<div class="frame">
      <lesson-nav .current=${this.page}></lesson-nav>
      <article>
        <p class="eyebrow">${loaded.chapter}</p>
        <h1>${loaded.entry.title}</h1>
        <div class="prose">
          ${loaded.tree.map((node) => {
            const figure = figureIn(node);
            return figure === undefined ? renderBrief([node]) : renderFigure(figure);
          })}
        </div>
        ${this.#tryIt()} ${this.#practise()}
        <p class="sources">Sources: ${loaded.sources.join('; ')}.</p>
        ${this.#onwards()}
      </article>
    </div>`;
  }

  #tryIt() {
    const here = trials.filter(({ page }) => page === this.page);
    if (here.length === 0) return nothing;
    return html`<h2 class="try">Watch it here</h2>
      ${here.map((trial) => html`<lesson-trial .trial=${trial}></lesson-trial>`)}`;
  }

  #stops(): readonly Stop[] {
    const legs = courseMap(chapters, exercises, this.progress?.data ?? kNothingDone);
    return legs.flatMap((leg) => leg.stops);
  }

  /** The exercise that comes after this page. */
  #practise() {
    const stops = this.#stops();
    const here = stops.findIndex((stop) => stop.kind === 'page' && stop.page.id === this.page);
    const next = stops[here + 1];
    if (next?.kind !== 'exercise') return nothing;
    const { minutes, attacks } = facts[next.entry.id] ?? {};
    return html`<a class="practise" href=${addressOfStop(next)}>
      <span class="eyebrow">Practise this</span>
      <b>${next.entry.title}</b>
      <span>${minutes} minutes, ${attacks} attacks ${chevron}</span>
    </a>`;
  }

  #onwards() {
    const stops = this.#stops();
    const here = stops.findIndex((stop) => stop.kind === 'page' && stop.page.id === this.page);
    const [before, after] = [stops[here - 1], stops[here + 1]];
    const read = this.progress !== undefined && this.page in this.progress.data.read;
    return html`<nav class="onwards" aria-label="Pages">
      ${read ? html`<span class="read">${check} Read</span>` : nothing}
      ${before ? html`<a class="button quiet" href=${addressOfStop(before)}>Back</a>` : nothing}
      ${
        after
          ? html`<a class="button primary" href=${addressOfStop(after)} @click=${this.#markRead}>
              ${read ? 'Next' : 'Mark as read, and next'}: ${titleOfStop(after)} ${chevron}
            </a>`
          : nothing
      }
    </nav>`;
  }

  readonly #markRead = (): void => {
    void this.progress?.take({ kind: 'read', page: this.page, at: Date.now() });
  };

  async #load(id: string): Promise<void> {
    const chapter = chapters.find(({ pages }) => pages.some((page) => page.id === id));
    const entry = chapter?.pages.find((page) => page.id === id);
    if (chapter === undefined || entry === undefined) {
      this.loaded = 'unknown';
      return;
    }
    const { tree, sources } = await entry.load();
    if (this.page !== id) return; // another page was asked for meanwhile
    document.title = `${entry.title} · Parapet`;
    this.loaded = { entry, chapter: chapter.title, tree, sources };
  }
}

/** A paragraph "[show NAME]" stands for a figure. */
function figureIn(node: BriefNode): string | undefined {
  if (typeof node === 'string' || node.tag !== 'p') return undefined;
  const [text] = node.children ?? [];
  return typeof text === 'string' ? /^\[show ([\w-]+)\]$/.exec(text)?.[1] : undefined;
}

customElements.define('lesson-page', LessonPage);
