// A run while it goes: which cases have answered, and how it ended.
import type { EngineClient } from '../engine/engine.js';
import type { Exercise } from './exercise.js';
import type { ExerciseBundle, Files } from '../../../wasm/engine/exercise.js';
import type { CaseResult, Report } from '../../../wasm/engine/report.js';

/** Milliseconds that a learner reads before the rehearsal: whoever runs at once is not kept waiting. */
const REHEARSE_AFTER = 1_500;

/** Milliseconds between two looks at the answers: every frame drawn is taken from the attackers' processor. */
const SHOW_EVERY = 100;

export type RunPhase = 'idle' | 'running' | 'stopped' | 'failed';

interface Run {
  wanted: boolean;
  readonly arrived: CaseResult[];
}

export class RunState {
  phase: RunPhase = 'idle';
  /** Answers of the run that is going, in the order they came. */
  results: readonly CaseResult[] = [];
  /** Why no report came, when the phase is "failed". */
  failure = '';
  /** Whether a run would be answered at once. */
  ready = false;
  readonly #engine: EngineClient;
  readonly #changed: () => void;
  #stop: (() => void) | undefined;
  #mayRehearse = true;

  constructor(engine: EngineClient, changed: () => void) {
    this.#engine = engine;
    this.#changed = changed;
  }

  get busy(): boolean {
    return this.phase === 'running';
  }

  /** Plays one case that nobody sees, so that the first run finds the world's passwords hashed. */
  async prepare(exercise: Exercise, seed: number): Promise<void> {
    const { bundle, manifest, starter } = exercise;
    const only = manifest.stories.slice(0, 1).map(({ id }) => id);
    try {
      await this.#engine.ready;
      if (!this.busy) await this.#engine.grade(bundle, starter, { seed, only });
    } catch {
      // Whatever may be wrong, the run that needs the engine says so.
    }
    performance.mark('parapet: run possible');
    this.ready = true;
    setTimeout(() => void this.#rehearse(exercise, seed), REHEARSE_AFTER);
    this.#changed();
  }

  close(): void {
    this.#mayRehearse = false;
    this.stop();
  }

  /** `keep` is given the report, or undefined when the run was stopped or the engine could not run; the run goes on
   *  until it has done, so that a verdict that is seen is one that is kept. */
  async start(
    bundle: ExerciseBundle,
    files: Files,
    seed: number,
    keep: (report: Report | undefined) => Promise<void>,
  ): Promise<void> {
    performance.mark('parapet: run');
    this.#mayRehearse = false;
    this.results = [];
    this.#become('running');
    const run: Run = { wanted: true, arrived: [] };
    const stopped = new Promise<undefined>((resolve) => {
      this.#stop = () => {
        run.wanted = false;
        resolve(undefined);
      };
    });
    let report: Report | undefined;
    let phase: RunPhase = 'failed';
    try {
      report = await Promise.race([this.#grade(bundle, files, seed, run), stopped]);
      performance.mark('parapet: report');
      phase = report === undefined ? 'stopped' : 'idle';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    await keep(report);
    this.results = run.arrived;
    this.#become(phase);
  }

  stop(): void {
    if (!this.busy) return;
    this.#stop?.();
    this.#engine.stop();
  }

  // Plays the cases that nobody sees while the learner reads. The browser compiles code well only
  // when it has run for a while, so that a first run would take twice the time of the second.
  async #rehearse({ bundle, manifest, starter }: Exercise, seed: number): Promise<void> {
    const ids = [...manifest.stories, ...manifest.attacks].map(({ id }) => id);
    try {
      for (let at = 0; at < ids.length && this.#mayRehearse; at += 2) {
        await this.#engine.grade(bundle, starter, { seed, only: ids.slice(at, at + 2) });
      }
    } catch {
      // As in prepare().
    }
  }

  async #grade(bundle: ExerciseBundle, files: Files, seed: number, run: Run): Promise<Report | undefined> {
    let next: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      next = undefined;
      if (!run.wanted) return;
      this.results = [...run.arrived];
      this.#changed();
    };
    const onCase = (result: CaseResult): void => {
      if (!run.wanted) return;
      run.arrived.push(result);
      if (run.arrived.length === 1) {
        performance.mark('parapet: first answer');
        show();
      }
      next ??= setTimeout(show, SHOW_EVERY);
    };
    try {
      return await this.#engine.grade(bundle, files, { seed, onCase });
    } catch (error) {
      if (!run.wanted) return undefined;
      throw error;
    } finally {
      clearTimeout(next);
    }
  }

  #become(phase: RunPhase): void {
    this.phase = phase;
    this.#changed();
  }
}
