import { LitElement, html, nothing } from 'lit';
import type { ExerciseEntry } from '../work/entry.js';
import { startEngine } from '../engine/engine.js';
import { afterPaint, fetchAhead } from '../render/after-paint.js';
import { describeReport } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import { loadExercise, type Exercise } from '../work/exercise.js';
import type { RunPhase } from '../work/run-state.js';
import { openStorage } from '../work/storage.js';
import { Workbench } from '../work/workbench.js';
import './code-pane.js';
import { GoToLine, ToggleSolution } from './events.js';
import './exercise-brief.js';
import styles from './exercise-page.css?inline';
import { moveByArrow } from './roving.js';
import './run-bar.js';
import './verdict-panel.js';

type View = 'brief' | 'code' | 'verdict' | 'hints' | 'history';

const kViews: readonly { readonly id: View; readonly title: string }[] = [
  { id: 'brief', title: 'Brief' },
  { id: 'code', title: 'Code' }, // only where the page is too narrow to show it beside the others
  { id: 'verdict', title: 'Verdict' },
  { id: 'hints', title: 'Hints' },
  { id: 'history', title: 'History' },
];
/** Views that no run needs: they come when they are first shown. */
const kLater: Partial<Record<View, () => Promise<unknown>>> = {
  hints: () => import('./hint-ladder.js'),
  history: () => import('./run-history.js'),
};
const kPhaseWords = { running: 'Running.', stopped: 'Stopped.' };
const kNarrow = matchMedia('(width < 900px)');

/** The exercise: brief, verdict, hints and history on one side, the code on the other. It is drawn in pieces, what
 *  is read first before the rest, and shows one exercise: another has an element of its own. */
export class ExercisePage extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    entry: { attribute: false },
    exercise: { state: true },
    bench: { state: true },
    placed: { state: true },
    view: { state: true },
    solution: { state: true },
    says: { state: true },
  };

  declare entry: ExerciseEntry;
  declare private exercise: Exercise | undefined;
  declare private bench: Workbench | undefined;
  /** Pieces that have been drawn, hidden or not. */
  declare private placed: ReadonlySet<View>;
  declare private view: View;
  declare private solution: Readonly<Record<string, string>> | undefined;
  /** What the screen reader is told. */
  declare private says: string;

  constructor() {
    super();
    this.view = 'brief';
    this.placed = new Set();
    this.says = '';
    this.addEventListener(GoToLine.type, (event) => {
      if (event instanceof GoToLine) void this.#goTo(event);
    });
    this.addEventListener(ToggleSolution.type, () => void this.#toggleSolution());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    kNarrow.addEventListener('change', this.#resized);
    addEventListener('keydown', this.#key, true); // wherever the focus is: nowhere, at first
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    kNarrow.removeEventListener('change', this.#resized);
    removeEventListener('keydown', this.#key, true);
    this.bench?.close();
  }

  protected override firstUpdated(): void {
    void this.#open();
  }

  override render() {
    const { exercise, bench, solution } = this;
    if (exercise === undefined) return nothing;
    return html`<div class="frame ${solution === undefined ? '' : 'comparing'} ${this.#view}">
      <div class="views" role="tablist" aria-label="Exercise" @keydown=${moveByArrow}>
        ${kViews.map(({ id, title }) => this.#tab(id, title))}
      </div>
      ${this.#panel('brief', html`<exercise-brief .brief=${exercise.brief} .topics=${exercise.topics}></exercise-brief>`)}
      ${this.#panel('verdict', this.#piece('verdict', html`<verdict-panel .bench=${bench}></verdict-panel>`))}
      ${this.#panel('hints', this.#piece('hints', html`<hint-ladder .bench=${bench}></hint-ladder>`))}
      ${this.#panel('history', this.#piece('history', html`<run-history .bench=${bench}></run-history>`))}
      <section class="code" aria-label="Code">
        ${this.#piece('code', html`<code-pane .bench=${bench} .solution=${solution}></code-pane>`)}
      </section>
      ${bench === undefined ? nothing : html`<run-bar .bench=${bench} ?comparing=${solution !== undefined}></run-bar>`}
      <p class="hidden-text" role="status">${this.says}</p>
    </div>`;
  }

  /** The code has its own place on a wide page, so it is no view there. */
  get #view(): View {
    return this.view === 'code' && !kNarrow.matches ? 'brief' : this.view;
  }

  #tab(id: View, title: string) {
    const chosen = this.#view === id;
    return html`<button
      role="tab"
      class=${id}
      aria-selected=${chosen}
      tabindex=${chosen ? 0 : -1}
      @click=${() => {
        this.#show(id);
      }}
    >
      ${title}
    </button>`;
  }

  #show(id: View): void {
    this.view = id;
    this.#place(id);
    void kLater[id]?.();
  }

  #place(id: View): void {
    this.placed = new Set([...this.placed, id]);
  }

  #piece(id: View, content: unknown) {
    return this.bench !== undefined && this.placed.has(id) ? content : nothing;
  }

  #panel(id: View, content: unknown) {
    const title = kViews.find((view) => view.id === id)?.title ?? '';
    return html`<div
      class="panel"
      role="tabpanel"
      aria-label=${title}
      tabindex="0"
      ?hidden=${this.#view !== id}
    >
      ${content}
    </div>`;
  }

  async #open(): Promise<void> {
    const { entry } = this;
    const storage = openStorage();
    this.exercise = await loadExercise(entry);
    await afterPaint();
    const bench = await Workbench.open(this.exercise, await storage, startEngine(entry.core));
    if (!this.isConnected) {
      bench.close();
      return;
    }
    this.bench = bench;
    this.#kept = bench.kept;
    bench.addEventListener('change', () => {
      this.#follow(bench);
    });
    if (this.#runWanted) void bench.start();
    // Where the code is beside the brief it is the next to be seen; elsewhere it waits until it is asked for, so that
    // a telephone is not kept busy by an editor that nobody looks at.
    for (const id of kNarrow.matches ? (['verdict'] as const) : (['code', 'verdict'] as const)) {
      await afterPaint();
      this.#place(id);
    }
    if (kNarrow.matches) fetchAhead();
  }

  /** Pressed before there was a bench, which takes a frame or two: the run begins with it. */
  #runWanted = false;
  #phase: RunPhase = 'idle';
  #kept: Workbench['kept'];
  #news: Workbench['news'];

  /** Says aloud, and shows, what the run and the resets have come to. */
  #follow(bench: Workbench): void {
    const { phase, failure } = bench.run;
    if (phase !== this.#phase) {
      this.#phase = phase;
      if (phase === 'running') void this.#showVerdict();
      if (phase !== 'idle')
        this.says = phase === 'failed' ? `The engine could not run: ${failure}` : kPhaseWords[phase];
    }
    if (bench.kept !== this.#kept) {
      this.#kept = bench.kept;
      if (bench.kept !== undefined) this.says = describeReport(bench.kept.report);
    }
    if (bench.news !== this.#news) {
      this.#news = bench.news;
      if (bench.news !== undefined) this.says = bench.news.says;
    }
  }

  /** From its first line, wherever it was last left. */
  async #showVerdict(): Promise<void> {
    this.#show('verdict');
    await this.updateComplete; // what is hidden cannot be scrolled
    this.renderRoot.querySelector('.panel:has(verdict-panel)')?.scrollTo(0, 0);
  }

  async #goTo(event: GoToLine): Promise<void> {
    this.solution = undefined;
    if (kNarrow.matches) this.#show('code');
    await this.updateComplete;
    void this.renderRoot.querySelector('code-pane')?.reveal(event.file, event.line);
  }

  async #toggleSolution(): Promise<void> {
    if (this.solution !== undefined) {
      this.solution = undefined;
      return;
    }
    const [{ files }] = await Promise.all([this.entry.solution(), import('./solution-diff.js')]);
    this.solution = files;
    if (kNarrow.matches) this.#show('code');
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation(); // the editor has a use of its own for it
    this.#runWanted = true;
    void this.bench?.start();
  };

  readonly #resized = (): void => {
    if (!kNarrow.matches) this.#place('code');
    this.requestUpdate();
  };
}

customElements.define('exercise-page', ExercisePage);
