import { html, nothing, type PropertyValues } from 'lit';
import { questions as sources } from 'virtual:quick-test';
import type { Round } from '../progress/data.js';
import { answeredQuestions } from '../quick-test/ask-core.js';
import type { Question } from '../quick-test/question.js';
import { choose, isAnswered, kMostSeeds, questionsOf, scoreOf, startRound } from '../quick-test/round.js';
import { afterPaint } from '../render/after-paint.js';
import { chevron } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import { ChooseOptions, StartRound } from './test-events.js';
import { ProgressElement } from './progress-element.js';
import styles from './quick-test-page.css?inline';
import type { TestQuestion } from './test-question.js';
import './test-question.js';
import type { TestResult } from './test-result.js';
import './test-result.js';

/** The quick test: its beginning, its questions one by one, and how it went. */
export class QuickTestPage extends ProgressElement {
  static override styles = [base, sheet(styles)];
  static override properties = { seed: { attribute: false }, all: { state: true }, at: { state: true } };

  /** From the address. */
  declare seed: number | undefined;
  declare private all: readonly Question[] | undefined;
  /** The question that is shown, by its place in the round; undefined for the first without an answer. */
  declare private at: number | undefined;

  constructor() {
    super();
    this.addEventListener(ChooseOptions.type, (event) => {
      if (event instanceof ChooseOptions) this.#choose(event);
    });
    this.addEventListener(StartRound.type, (event) => {
      if (event instanceof StartRound) this.#start(event.seed, event.only);
    });
  }

  /** Some questions are answered by the core, which is heavy: what there is to read is drawn before. */
  async #load(): Promise<void> {
    await afterPaint();
    this.all = await answeredQuestions(sources);
    if (this.at !== undefined) this.#show(this.at); // somebody has begun already
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('seed')) this.at = undefined;
    // The address always says which test this is, so that it can be shared.
    if (this.seed === undefined && this.progress !== undefined) this.seed = this.#newestSeed();
  }

  #isLoading = false;

  protected override updated(changed: PropertyValues): void {
    if (this.progress !== undefined && !this.#isLoading) {
      this.#isLoading = true;
      void this.#load();
    }
    if (!changed.has('seed') || this.seed === undefined) return;
    const address = `#/quick-test/${this.seed}`;
    // Whoever is leaving has another address already, and keeps it.
    if (location.hash.startsWith('#/quick-test') && location.hash !== address) location.replace(address);
  }

  /** The round that the address names, if it has begun. */
  get #round(): Round | undefined {
    const round = this.progress?.data.test.round;
    return round?.seed === this.seed ? (round ?? undefined) : undefined;
  }

  #newestSeed(): number {
    return this.progress?.data.test.round?.seed ?? drawSeed();
  }

  override render() {
    const { all, progress, seed } = this;
    if (progress === undefined || seed === undefined) return nothing;
    const round = this.#round;
    if (round === undefined) return this.#intro(all?.length ?? sources.length, seed);
    if (all === undefined)
      return html`<div class="page intro"><p class="note">The questions are on their way.</p></div>`;
    const questions = questionsOf(round, all);
    if (round.finished)
      return html`<test-result
        .round=${round}
        .questions=${questions}
        .best=${progress.data.test.best}
      ></test-result>`;
    return this.#asking(round, questions);
  }

  #intro(count: number, seed: number) {
    const other = this.progress?.data.test.round;
    return html`<div class="page intro">
      <p class="eyebrow">Test ${seed}</p>
      <h1>Quick test</h1>
      <p class="lead">
        ${count} questions over the whole lesson. Take your time: nothing is counted until you finish, and
        your answers are kept
        ${this.progress?.keeps === 'until closed' ? 'until this tab is closed' : 'in this browser'}. Then you
        see what was right, and why.
      </p>
      ${other && !other.finished ? html`<p class="note">Test ${other.seed} is not finished. Starting this one gives it up.</p>` : nothing}
      <p class="buttons">
        <button
          class="button primary"
          @click=${() => {
            this.#start(seed, null);
          }}
        >
          Start ${chevron}
        </button>
      </p>
      <p class="note">The number decides the order. Whoever opens this address gets the same test.</p>
    </div>`;
  }

  #asking(round: Round, questions: readonly Question[]) {
    const open = questions.filter((question) => !isAnswered(round, question));
    const at =
      this.at ??
      Math.max(
        0,
        questions.findIndex((question) => open.includes(question)),
      );
    const question = questions[at];
    if (question === undefined) return nothing;
    const kept = this.progress?.acknowledged.test.round;
    const isLast = at === questions.length - 1;
    return html`<form
      class="page"
      @submit=${(event: Event) => {
        this.#next(event, questions, at);
      }}
    >
      <header>
        <h1>Quick test</h1>
        <span>${round.only === null ? '' : 'Missed ones, '}test ${round.seed}</span>
      </header>
      <nav aria-label="Questions">
        ${questions.map((each, index) => this.#stone(index, at, kept?.seed === round.seed && isAnswered(kept, each)))}
      </nav>
      <p class="count">Question ${at + 1} of ${questions.length}</p>
      <test-question
        .question=${question}
        .seed=${round.seed}
        .chosen=${round.answers[question.id] ?? []}
      ></test-question>
      <p class="buttons">
        ${
          at > 0
            ? html`<button
                type="button"
                class="button"
                @click=${() => {
                  this.#show(at - 1);
                }}
              >
                Back
              </button>`
            : nothing
        }
        ${isLast ? nothing : html`<button class="button primary">Next ${chevron}</button>`}
        ${isLast || open.length === 0 ? this.#finish(isLast, open.length, questions.indexOf(open[0] ?? question)) : nothing}
      </p>
    </form>`;
  }

  /** Marked as answered once the answer would outlive a crash. */
  #stone(index: number, at: number, answered: boolean) {
    return html`<button
      type="button"
      class=${answered ? 'answered' : ''}
      aria-label=${`Question ${index + 1}${answered ? ', answered' : ''}`}
      aria-current=${index === at ? 'step' : nothing}
      @click=${() => {
        this.#show(index);
      }}
    ></button>`;
  }

  #finish(isLast: boolean, open: number, first: number) {
    const button = html`<button
      type=${isLast ? 'submit' : 'button'}
      class=${isLast ? 'button primary' : 'button'}
      @click=${
        isLast
          ? nothing
          : () => {
              this.#end();
            }
      }
    >
      Finish
    </button>`;
    if (open === 0) return button;
    return html`${button}<span class="open">
        ${open === 1 ? 'One question has' : `${open} questions have`} no answer yet.
        <button
          type="button"
          class="link"
          @click=${() => {
            this.#show(first);
          }}
        >
          Show the first
        </button>
      </span>`;
  }

  #next(event: Event, questions: readonly Question[], at: number): void {
    event.preventDefault();
    if (at === questions.length - 1) this.#end();
    else this.#show(at + 1);
  }

  #show(at: number): void {
    this.at = at;
    void this.updateComplete.then(async () => {
      const question = this.renderRoot.querySelector<TestQuestion>('test-question');
      await question?.updateComplete;
      question?.focus();
    });
  }

  #choose({ question, chosen }: ChooseOptions): void {
    const round = this.#round;
    if (round === undefined) return;
    this.at ??= questionsOf(round, this.all ?? []).findIndex(({ id }) => id === question);
    // Only this answer: another tab may have given others meanwhile.
    void this.progress?.take({ kind: 'round', round: choose({ ...round, answers: {} }, question, chosen) });
  }

  #start(seed: number, only: readonly string[] | null): void {
    this.seed = seed;
    this.at = 0;
    void this.progress?.take({ kind: 'round', round: startRound(seed, only, Date.now()) });
    this.#show(0);
  }

  #end(): void {
    const round = this.#round;
    if (round === undefined || this.all === undefined) return;
    void this.progress?.take({ kind: 'round', round: { ...round, answers: {}, finished: true } });
    // Missed ones asked again are practice: the score is that of a whole test.
    if (round.only === null)
      void this.progress?.take({ kind: 'test', score: scoreOf(round, questionsOf(round, this.all)) });
    void this.updateComplete.then(() => this.renderRoot.querySelector<TestResult>('test-result')?.focus());
  }
}

/** Which test somebody gets is no secret. */
function drawSeed(): number {
  return Math.floor(Math.random() * kMostSeeds);
}

customElements.define('quick-test-page', QuickTestPage);
