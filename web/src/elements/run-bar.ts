import { html, nothing } from 'lit';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { compare, play, stop } from '../render/icons.js';
import { count, hasFailed, summarise } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import { BenchElement } from './bench-element.js';
import { ToggleSolution } from './events.js';
import './reset-menu.js';
import styles from './run-bar.css?inline';
import type { Workbench } from '../work/workbench.js';

const kRunKey = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘ ↵' : 'Ctrl ↵';

/** Run and Stop, how far the run is, and the ways back. Run looks unavailable until it is answered at
 *  once, but who presses it early is not sent away: the run begins when it can. */
export class RunBar extends BenchElement {
  static override styles = [base, sheet(styles)];
  static override properties = { comparing: { type: Boolean } };

  declare comparing: boolean;

  override render() {
    const { run } = this.bench;
    return html`${
        run.busy
          ? html`<button
              class="button primary"
              @click=${() => {
                this.bench.stop();
              }}
            >
              ${stop} Stop
            </button>`
          : html`<button
              class="button primary"
              aria-disabled=${run.ready ? nothing : 'true'}
              @click=${() => void this.bench.start()}
            >
              ${play} Run <kbd aria-hidden="true">${kRunKey}</kbd>
            </button>`
      }
      <p class="state">${this.#state()}</p>
      <p
        class="world"
        title="Names, secrets, payloads and order are drawn anew for each world. Reset has a new one."
      >
        World ${this.bench.work.seed}
      </p>
      <div class="actions">
        <button
          class="button quiet"
          aria-label=${this.comparing ? 'Back to my code' : 'Compare with the solution'}
          aria-expanded=${this.comparing}
          @click=${() => this.dispatchEvent(new ToggleSolution())}
        >
          ${compare} <span>${this.comparing ? 'Back to my code' : 'Solution'}</span>
        </button>
        <reset-menu .bench=${this.bench}></reset-menu>
      </div>`;
  }

  #state() {
    const { run, kept, news } = this.bench;
    if (news !== undefined) return this.#news(news);
    if (run.busy) return run.results.length === 0 ? 'Starting…' : progress(run.results);
    if (run.phase === 'stopped') return 'Stopped.';
    if (run.phase === 'failed') return 'The engine could not run.';
    if (!run.ready) return 'The attackers are on their way…';
    return kept === undefined ? this.#invitation() : summarise(kept.report);
  }

  #invitation() {
    const { stories, attacks } = this.bench.exercise.manifest;
    return `${count(stories.length, 'user', 'users')} and ${count(attacks.length, 'attack', 'attacks')} are waiting.`;
  }

  #news(news: NonNullable<Workbench['news']>) {
    if (news.undoable === 'final') return news.says;
    return html`${news.says}
      <button
        class="link"
        @click=${() => {
          this.bench.undo();
        }}
      >
        Undo
      </button>`;
  }
}

function progress(results: readonly CaseResult[]): string {
  return `${results.length} answered, ${results.filter(hasFailed).length} fallen`;
}

customElements.define('run-bar', RunBar);
