import { LitElement, html, nothing } from 'lit';
import { exercises } from 'virtual:exercises';
import type { Cracking } from '../../../wasm/engine/report.js';
import { cases } from '../course/trial.js';
import { base, sheet } from '../styles/sheet.js';
import './cracking-chart.js';
import costStyles from './cost-demo.css?inline';
import styles from './lesson-demo.css?inline';

const kExercise = 'passwords/store-them-slowly';
const kCase = 'stolen-database';
const kMemory = [1, 4, 8, 12, 19, 46, 64]; // MiB
const kRecommended = 4; // 19 MiB and two passes: OWASP Password Storage Cheat Sheet
const kPasses = [1, 2, 3];

/** Argon2id at costs of the reader's choice, and how long a thief then needs. */
export class CostDemo extends LitElement {
  static override styles = [base, sheet(styles), sheet(costStyles)];
  static override properties = {
    memory: { state: true },
    passes: { state: true },
    cracking: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  /** Of kMemory. */
  declare private memory: number;
  declare private passes: number;
  declare private cracking: Cracking | undefined;
  declare private busy: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.memory = kRecommended;
    this.passes = 2;
    this.busy = false;
    this.problem = '';
  }

  override firstUpdated(): void {
    void this.#play();
  }

  override render() {
    return html`<section aria-label="Choose the costs of Argon2id">
      <h2>Choose the costs, and see how long a thief needs</h2>
      <div class="costs">
        <label for="memory">Memory</label>
        <input
          id="memory"
          type="range"
          min="0"
          max=${kMemory.length - 1}
          .value=${String(this.memory)}
          aria-valuetext=${this.#mebibytes()}
          @change=${(event: Event) => {
            this.memory = Number((event.target as HTMLInputElement).value);
            void this.#play();
          }}
        />
        <output for="memory">${this.#mebibytes()}</output>
        <span id="passes">Passes</span>
        <div class="passes" role="group" aria-labelledby="passes">
          ${kPasses.map(
            (passes) =>
              html`<button
                class="button"
                aria-pressed=${passes === this.passes}
                @click=${() => {
                  this.passes = passes;
                  void this.#play();
                }}
              >
                ${passes}
              </button>`,
          )}
        </div>
      </div>
      ${this.problem === '' ? nothing : html`<p class="error">${this.problem}</p>`}
      <div aria-live="polite" aria-busy=${this.busy}>
        ${this.cracking === undefined ? nothing : html`<cracking-chart .cracking=${this.cracking}></cracking-chart>`}
      </div>
    </section>`;
  }

  #mebibytes(): string {
    return `${kMemory[this.memory] ?? 0} MiB`;
  }

  #costs(): string {
    return `memoryCost: ${(kMemory[this.memory] ?? 0) * 1024}, timeCost: ${this.passes}`;
  }

  /** One run at a time: what was moved meanwhile comes after it. */
  async #play(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let played: string;
    do {
      played = this.#costs();
      try {
        this.cracking = await crack(played);
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    } while (played !== this.#costs());
    this.busy = false;
  }
}

/** The exercise's solution at these costs, stolen and attacked. */
async function crack(costs: string): Promise<Cracking | undefined> {
  const entry = exercises.find(({ id }) => id === kExercise);
  if (entry === undefined) return undefined;
  const [{ bundle }, { files }] = await Promise.all([entry.load(), entry.solution()]);
  const passwords = (files['passwords.js'] ?? '').replace(/memoryCost: \d+, timeCost: \d+/, costs);
  const [result] = await cases(entry.core, bundle, { ...files, 'passwords.js': passwords }, [kCase]);
  return result?.cracking;
}

customElements.define('cost-demo', CostDemo);
