import { html, nothing } from 'lit';
import type { CaseResult, Problem, Report } from '../../../wasm/engine/report.js';
import { caseViews, hasFailed, stoneState, summarise, type CaseView } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import { BenchElement } from './bench-element.js';
import './case-row.js';
import { GoToLine } from './events.js';
import './score-wall.js';
import styles from './verdict-panel.css?inline';

const kGroups: readonly {
  readonly kind: CaseResult['kind'];
  readonly title: string;
  readonly says: string;
  readonly word: string;
}[] = [
  {
    kind: 'story',
    title: 'Users',
    says: 'They came to get their work done, and must still be able to.',
    word: 'served',
  },
  {
    kind: 'attack',
    title: 'Attacks',
    says: 'They came for what is not theirs, and must get nothing.',
    word: 'blocked',
  },
  {
    kind: 'privilege',
    title: 'With a foothold',
    says: 'Suppose one got in after all: how far does your database role let it go?',
    word: 'contained',
  },
];

/** The verdict: score and wall, then every user, attack and foothold. Live while a run goes. */
export class VerdictPanel extends BenchElement {
  static override styles = [base, sheet(styles)];

  constructor() {
    super();
    // What happened in each case is fetched for those who come to read it: no run has to wait for it.
    for (const coming of ['pointerenter', 'focusin'])
      this.addEventListener(coming, () => void import('./case-detail.js'), { once: true });
  }

  override render() {
    const { run, kept, exercise } = this.bench;
    const live = run.busy || run.phase === 'stopped';
    const results = live ? run.results : (kept?.report.cases ?? []);
    const views = caseViews(exercise.manifest, results);
    const report = live ? undefined : kept?.report;
    return html`${
        run.phase === 'failed'
          ? html`<div class="problem">
              <p><b>The engine could not run.</b> ${run.failure}</p>
              <p>Reload the page to try again; your work is kept.</p>
            </div>`
          : nothing
      }
      <header data-outcome=${report?.outcome ?? nothing}>
        ${this.#headline(report, results.length, views.length)}
        <score-wall .stones=${kGroups.map(({ kind }) => stonesOf(views, kind))}></score-wall>
      </header>
      ${report?.problem ? this.#problem(report.problem) : nothing}
      ${kGroups.map((group) =>
        renderGroup(
          group,
          views.filter((view) => view.kind === group.kind),
        ),
      )}`;
  }

  #headline(report: Report | undefined, answered: number, all: number) {
    const { run, best } = this.bench;
    if (report === undefined) {
      const words = run.busy ? 'Under attack' : run.phase === 'stopped' ? 'Stopped' : 'Not run yet';
      const says =
        run.busy || run.phase === 'stopped'
          ? `${answered} of ${all} have answered.`
          : 'Run sends these users and attackers at your code.';
      return html`<h2>${words}</h2>
        <p class="says">${says}</p>`;
    }
    if (report.outcome === 'broken')
      return html`<h2>Not graded</h2>
        <p class="says">${summarise(report)}</p>`;
    const { points, of } = report.score;
    const better =
      best !== undefined && best.points > points
        ? html`<span class="best">best ${best.points}</span>`
        : nothing;
    return html`<h2>
        <span class="points">${points}</span><span class="of"> of ${of} points</span> ${better}
      </h2>
      <p class="says">${summarise(report)}</p>`;
  }

  #problem(problem: Problem) {
    const { file, line } = problem;
    const place = file === null || line === null ? undefined : { file, line };
    return html`<div class="problem">
      <p><b>${problem.message}</b></p>
      <p>${problem.advice}</p>
      ${
        place === undefined
          ? nothing
          : html`<button
              class="button"
              @click=${() => this.dispatchEvent(new GoToLine(place.file, place.line))}
            >
              Show ${place.file}:${place.line}
            </button>`
      }
    </div>`;
  }
}

function stonesOf(views: readonly CaseView[], kind: CaseResult['kind']) {
  return views.filter((view) => view.kind === kind).map((view) => stoneState(view.result));
}

function renderGroup({ title, says, word }: (typeof kGroups)[number], views: readonly CaseView[]) {
  if (views.length === 0) return nothing;
  const held = views.filter((view) => view.result !== undefined && !hasFailed(view.result)).length;
  const unearned = views.filter((view) => stoneState(view.result) === 'unearned').length;
  const pointless = unearned > 0 ? `, ${unearned} without a point` : '';
  const answered = views.some((view) => view.result !== undefined);
  return html`<section aria-label=${title}>
    <div class="group">
      <h2>${title}</h2>
      <span>${answered ? `${held} of ${views.length} ${word}${pointless}` : views.length}</span>
    </div>
    <p class="purpose">${says}</p>
    <ul>
      ${views.map((view) => html`<li><case-row .view=${view}></case-row></li>`)}
    </ul>
  </section>`;
}

customElements.define('verdict-panel', VerdictPanel);
