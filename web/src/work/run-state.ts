// A run while it goes: which cases have answered, and how it ended.
import type { EngineClient } from '../engine/engine.js';
import type { ExerciseBundle, Files } from '../../../wasm/engine/exercise.js';
import type { CaseResult, Report } from '../../../wasm/engine/report.js';

export type RunPhase = 'idle' | 'running' | 'stopped' | 'failed';

export class RunState {
  phase: RunPhase = 'idle';
  /** Answers of the run that is going, in the order they came. */
  results: readonly CaseResult[] = [];
  /** Why no report came, when the phase is "failed". */
  failure = '';
  readonly #engine: EngineClient;
  readonly #changed: () => void;

  constructor(engine: EngineClient, changed: () => void) {
    this.#engine = engine;
    this.#changed = changed;
  }

  get busy(): boolean {
    return this.phase === 'running';
  }

  /** The report, or undefined when the run was stopped or the engine could not run. */
  async start(bundle: ExerciseBundle, files: Files, seed: number): Promise<Report | undefined> {
    this.phase = 'running';
    this.results = [];
    this.#changed();
    try {
      const onCase = (result: CaseResult): void => {
        this.results = [...this.results, result];
        this.#changed();
      };
      const report = await this.#engine.grade(bundle, files, { seed, onCase });
      this.phase = 'idle';
      return report;
    } catch (error) {
      // stop() has set its own phase by then.
      if (this.busy) {
        this.phase = 'failed';
        this.failure = error instanceof Error ? error.message : String(error);
      }
      return undefined;
    } finally {
      this.#changed();
    }
  }

  stop(): void {
    if (!this.busy) return;
    this.phase = 'stopped';
    this.#engine.stop();
    this.#changed();
  }
}
