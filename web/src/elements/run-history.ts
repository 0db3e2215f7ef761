import { html, nothing } from 'lit';
import { count } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import type { RunRecord } from '../work/storage.js';
import { BenchElement } from './bench-element.js';
import styles from './run-history.css?inline';

/** Every run with the files as they were; each can be had back, and that undone. */
export class RunHistory extends BenchElement {
  static override styles = [base, sheet(styles)];

  override render() {
    const { runs, storage } = this.bench;
    return html`<h2>History</h2>
      <p class="lead">
        ${runs.length === 0 ? 'Each run keeps a copy of your files here.' : 'Your files as they were at each run.'}
        ${storage.keeps === 'until closed' ? html`This browser keeps them only until the tab is closed.` : nothing}
      </p>
      <ol>
        ${runs.map((run) => this.#row(run))}
      </ol>`;
  }

  #row(run: RunRecord) {
    const time = new Date(run.at);
    const clock = time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
    const hints = run.hints > 0 ? `, ${count(run.hints, 'hint', 'hints')}` : '';
    return html`<li>
      <span class="score ${run.outcome}"
        >${run.score ? `${run.score.points} of ${run.score.of}` : 'Stopped'}</span
      >
      <span class="when">
        <time datetime=${time.toISOString()}>${time.toLocaleDateString()} ${clock}</time>, world
        ${run.seed}${hints}
      </span>
      <button
        class="button quiet"
        aria-label=${`Restore the files of ${clock}`}
        @click=${() => {
          this.bench.reset({
            kind: 'run',
            says: `Your files of ${clock}.`,
            files: run.files,
            seed: run.seed,
          });
        }}
      >
        Restore
      </button>
    </li>`;
  }
}

customElements.define('run-history', RunHistory);
