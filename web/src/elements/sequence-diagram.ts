import { LitElement, html, nothing, svg, type PropertyValues } from 'lit';
import type { Lane, Step } from '../browsing/step.js';
import type { Story } from '../browsing/story.js';
import { pause, personName } from '../browsing/words.js';
import { base, sheet } from '../styles/sheet.js';
import { ChooseStep } from './choose-step.js';
import styles from './sequence-diagram.css?inline';

const kPage = 6; // steps of PageUp and PageDown

/** Lanes from the person to the attacker, and a row with an arrow for each step. */
export class SequenceDiagram extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    story: { attribute: false },
    at: { attribute: false },
    mood: { attribute: false },
  };

  declare story: Story;
  declare at: number;
  /** The kind of case: what is refused to an attacker is good news, what a user misses is not. */
  declare mood: string;
  #follows = false;

  override render() {
    const { lanes, steps } = this.story;
    return html`<div class="diagram lanes-${lanes.length} ${this.mood}">
      <div class="heads" aria-hidden="true">${lanes.map((lane) => this.#head(lane))}</div>
      <ol aria-label="Steps" @keydown=${this.#key}>
        ${steps.map((step, index) => this.#row(step, index))}
      </ol>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('at')) return;
    const row = this.renderRoot.querySelector<HTMLElement>('[aria-current]');
    const list = this.renderRoot.querySelector('ol');
    if (row === null || list === null) return;
    const top = row.offsetTop;
    // The one before and the one after stay in sight.
    if (top - row.offsetHeight < list.scrollTop) list.scrollTop = top - row.offsetHeight;
    const end = top + 2 * row.offsetHeight;
    if (end > list.scrollTop + list.clientHeight) list.scrollTop = end - list.clientHeight;
    if (this.#follows) row.focus({ preventScroll: true });
    this.#follows = false;
  }

  #head(lane: Lane) {
    const { person } = this.story.steps[this.at] ?? {};
    const names: Record<Lane, string> = {
      person: person === undefined || person === 'attacker' ? 'Person' : personName(person),
      browser: 'Browser',
      line: 'The line',
      app: 'App',
      other: 'Elsewhere',
      attacker: 'Attacker',
    };
    return html`<span class="head ${lane}">${drawings[lane]}${names[lane]}</span>`;
  }

  #row(step: Step, index: number) {
    const { at, story } = this;
    const before = story.steps[index - 1];
    const gap = before === undefined ? undefined : pause(step.at - before.at);
    const place = index === at ? 'here' : index < at ? 'past' : 'future';
    const [start, end] = this.#span(step);
    return html`${gap === undefined ? nothing : html`<li class="gap">${gap}</li>`}
      <li>
        <button
          class="row ${place} ${step.tone}"
          tabindex=${index === at ? 0 : -1}
          aria-current=${index === at ? 'step' : nothing}
          @click=${() => this.dispatchEvent(new ChooseStep(index))}
        >
          <span class="hidden-text">${index + 1}. ${step.says.replaceAll('`', '')}</span>
          <span class="picture" aria-hidden="true"
            >${this.#picture(step)}<span class="text from-${start} to-${end}"
              ><span class="label">${step.label}</span
              >${step.status === undefined ? nothing : html`<span class="status">${step.status}</span>`}${renderCookies(step)}</span
            ></span
          >
        </button>
      </li>`;
  }

  /** Lines of a grid with two columns a lane: the text begins or ends in the middle of one. */
  #span({ from, to }: Step): readonly [start: number, end: number] {
    const { lanes } = this.story;
    const [left = 0, right = 0] = [lanes.indexOf(from), lanes.indexOf(to)].sort((a, b) => a - b);
    const isRight = left + 1 > lanes.length / 2;
    return isRight ? [1, 2 * right + 2] : [2 * left + 2, 2 * lanes.length + 1];
  }

  #picture(step: Step) {
    const { lanes } = this.story;
    const x = (lane: Lane): string => `${(((lanes.indexOf(lane) + 0.5) / lanes.length) * 100).toFixed(2)}%`;
    const [from, to] = [x(step.from), x(step.to)];
    const isRight = lanes.indexOf(step.to) > lanes.indexOf(step.from);
    const passes = step.line !== undefined && step.to !== 'line' ? x('line') : undefined;
    return html`<svg class="drawing" width="100%" height="48">
      ${lanes.map((lane) => svg`<line class="lane" x1=${x(lane)} x2=${x(lane)} y1="0" y2="48" />`)}
      ${
        step.kind === 'inside'
          ? svg`<svg x=${from} overflow="visible"><rect class="box" x="-5" y="27" width="10" height="10" rx="2" /></svg>`
          : svg`<line class="out" x1=${from} x2=${to} y1="28" y2="28" />
              ${arrow(to, 28, isRight, 'tip')}`
      }
      ${
        step.status === undefined || step.status === 'no answer'
          ? nothing
          : svg`<line class="back" x1=${from} x2=${to} y1="39" y2="39" />
              ${arrow(from, 39, !isRight, 'tip back')}`
      }
      ${passes === undefined ? nothing : svg`<svg x=${passes} y="28" overflow="visible">${marks[step.line ?? 'sealed'] ?? nothing}</svg>`}
      ${step.line === 'cut' ? svg`<svg x=${to} y="28" overflow="visible">${marks.cut ?? nothing}</svg>` : nothing}
    </svg>`;
  }

  #key(event: KeyboardEvent): void {
    const last = this.story.steps.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.at + 1,
      ArrowRight: this.at + 1,
      ArrowUp: this.at - 1,
      ArrowLeft: this.at - 1,
      PageDown: this.at + kPage,
      PageUp: this.at - kPage,
      Home: 0,
      End: last,
    };
    const wanted = moves[event.key];
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = Math.max(0, Math.min(last, wanted));
    if (step === this.at) return;
    this.#follows = true;
    this.dispatchEvent(new ChooseStep(step));
  }
}

function arrow(x: string, y: number, pointsRight: boolean, name: string) {
  const shape = pointsRight ? 'M0 0 l-7 -4 v8 z' : 'M0 0 l7 -4 v8 z';
  return svg`<svg x=${x} y=${y} overflow="visible"><path class=${name} d=${shape} /></svg>`;
}

// What whoever is on the line makes of what passes.
const marks: Readonly<Partial<Record<NonNullable<Step['line']>, ReturnType<typeof svg>>>> = {
  read: svg`<circle class="eye" r="6" /><circle class="pupil" r="2.2" />`,
  sealed: svg`<rect class="seal" x="-5" y="-5" width="10" height="10" rx="2" /><path class="key" d="M0 -2 v4" />`,
  cut: svg`<path class="cut" d="M-5 -5 l10 10 M5 -5 l-10 10" />`,
};

function renderCookies({ before, after }: Step) {
  const went = before.filter(({ kind }) => kind === 'cookie-sent');
  const stayed = before.filter(({ kind }) => kind === 'cookie-withheld');
  const came = after.filter(({ kind }) => kind === 'cookie-stored');
  const chips = (name: string, events: typeof before) =>
    events.map(({ subject }) => html`<span class="cookie ${name}">${subject}</span>`);
  return [chips('went', went), chips('stayed', stayed), chips('came', came)];
}

function drawing(shape: ReturnType<typeof svg>) {
  return html`<svg class="icon" viewBox="0 0 20 20" width="20" height="20">${shape}</svg>`;
}
const drawings: Readonly<Record<Lane, ReturnType<typeof drawing>>> = {
  person: drawing(
    svg`<circle cx="10" cy="6.5" r="3" /><path d="M4 17c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500" />`,
  ),
  browser: drawing(
    svg`<rect x="2.500" y="4" width="15" height="12" rx="1.500" /><path d="M2.500 7.500h15M5 5.800h.1M7 5.800h.1" />`,
  ),
  line: drawing(
    svg`<path d="M2 10h16M10 4.500c3 0 5 3 6 5.500-1 2.500-3 5.500-6 5.500s-5-3-6-5.500c1-2.500 3-5.500 6-5.500Z" />`,
  ),
  app: drawing(
    svg`<rect x="3.500" y="3" width="13" height="6" rx="1" /><rect x="3.500" y="11" width="13" height="6" rx="1" /><path d="M6 6h.1M6 14h.1" />`,
  ),
  other: drawing(
    svg`<circle cx="10" cy="10" r="7" /><path d="M3 10h14M10 3c4 4 4 10 0 14M10 3c-4 4-4 10 0 14" />`,
  ),
  attacker: drawing(
    svg`<path d="M3 9.500h14M5.500 9.500 7 4.500h6l1.500 5" /><circle cx="6.800" cy="13.500" r="2.200" /><circle cx="13.200" cy="13.500" r="2.200" /><path d="M9 13.500h2" />`,
  ),
};

customElements.define('sequence-diagram', SequenceDiagram);
