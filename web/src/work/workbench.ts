// One exercise being worked on: the work, its saving, the run and the report. Elements read
// its properties and draw again at each "change" event; they change it by its methods only.
import { nextHint } from '../../../wasm/engine/hints.js';
import { hasFailed } from '../render/outcome.js';
import type { Score } from '../progress/data.js';
import type { Exercise } from './exercise.js';
import { RunState } from './run-state.js';
import type { KeptReport, RunRecord, WorkStorage } from './storage.js';
import { takeLastWords } from './last-words.js';
import { Saving } from './saving.js';
import { TabLink } from './tabs.js';
import * as change from './work.js';
import type { Reset, Work } from './work.js';
import type { EngineClient } from '../engine/engine.js';

/** A chunk of its own: nothing needs it before the first verdict, so it comes after the engine. */
const kProgress = () => import('../progress/progress.js');

export class Workbench extends EventTarget {
  readonly exercise: Exercise;
  readonly storage: WorkStorage;
  readonly run: RunState;
  work: Work;
  /** The last finished run's report. */
  kept: KeptReport | undefined;
  /** Highest score of a run, once it is known. */
  best: Score | undefined;
  /** The open file. */
  file: string;
  /** What just happened, in words, for the toast and the screen reader. */
  news: { readonly says: string; readonly undoable: 'undoable' | 'final' } | undefined;
  #runs: readonly RunRecord[] = [];
  readonly #tabs: TabLink;
  readonly #saving: Saving;

  static async open(exercise: Exercise, storage: WorkStorage, engine: EngineClient): Promise<Workbench> {
    const id = exercise.manifest.id;
    const [stored, kept, runs] = await Promise.all([
      storage.readWork(id),
      storage.readReport(id),
      storage.readRuns(id),
    ]);
    const latest = takeLastWords(id) ?? stored;
    const work = latest ? change.mergeWork(latest, exercise.starter) : change.startWork(exercise.starter);
    const bench = new Workbench(exercise, storage, engine, work);
    bench.kept = kept;
    bench.#runs = runs;
    if (kept !== undefined) void bench.#keepScore(undefined);
    void bench.run
      .prepare(exercise, bench.work.seed)
      .then(kProgress)
      .catch(() => undefined); // it is asked for again
    return bench;
  }

  private constructor(exercise: Exercise, storage: WorkStorage, engine: EngineClient, work: Work) {
    super();
    this.exercise = exercise;
    this.storage = storage;
    this.work = work;
    this.file = exercise.manifest.files.editable[0] ?? '';
    this.run = new RunState(engine, () => {
      this.#changed();
    });
    this.#saving = new Saving(storage, exercise.manifest.id);
    this.#tabs = new TabLink(exercise.manifest.id, (theirs) => {
      if (!this.#saving.busy) this.#take(theirs);
    });
  }

  /** Newest first; without those before the exercise was started over. */
  get runs(): readonly RunRecord[] {
    return this.#runs.filter(({ at }) => at > this.work.since);
  }

  close(): void {
    this.#saving.close();
    this.run.close();
    this.#tabs.close();
  }

  show(file: string): void {
    this.file = file;
    this.#changed();
  }

  edit(file: string, text: string): void {
    if (this.work.files[file] === text) return;
    this.news = undefined;
    this.#set(change.editFile(this.work, file, text));
  }

  reset(reset: Reset): void {
    this.#set(change.applyReset(this.work, this.exercise.starter, reset));
    this.#tell(this.work.undo.at(-1)?.says ?? '', 'undoable');
  }

  undo(): void {
    this.#set(change.undoReset(this.work));
    this.#tell('Undone.', 'final');
  }

  /** The rung a press of "Hint" would show, or undefined at the top of the ladder. */
  get nextHint(): number | undefined {
    const last = this.work.hints.at(-1);
    const seen = last === undefined ? 0 : last.index + 1;
    return nextHint(this.exercise.manifest.hints, seen, this.kept?.report);
  }

  takeHint(): void {
    const index = this.nextHint;
    if (index !== undefined) this.#set(change.useHint(this.work, index, Date.now()));
  }

  async start(): Promise<void> {
    if (this.run.busy) return;
    const { files, seed } = this.work;
    this.news = undefined;
    await this.run.start(this.exercise.bundle, files, seed, async (report) => {
      const run = {
        exercise: this.exercise.manifest.id,
        at: Date.now(),
        files,
        seed,
        outcome: report?.outcome ?? 'stopped',
        score: report?.score ?? null,
        hints: this.work.hints.length,
        hash: report?.hash ?? null,
      } as const;
      const kept = report && { report, files };
      await Promise.all([this.#keepRun(run, kept), report && this.#keepScore(report.score)]);
      this.kept = kept ?? this.kept;
    });
  }

  stop(): void {
    this.run.stop();
  }

  isChanged(file: string): boolean {
    return this.work.files[file] !== this.exercise.starter[file];
  }

  /** Lines of a file that failing cases of the last report name, while the file is as it was judged. */
  markedLines(file: string): readonly number[] {
    if (this.kept === undefined || this.kept.files[file] !== this.work.files[file]) return [];
    const { problem, cases } = this.kept.report;
    const named = cases.filter(hasFailed).flatMap((result) => result.lines);
    const lines = named.filter((line) => line.file === file).map((line) => line.line);
    if (problem?.file === file && problem.line !== null) lines.push(problem.line);
    return [...new Set(lines)];
  }

  async #keepRun(run: RunRecord, kept: KeptReport | undefined): Promise<void> {
    try {
      await this.storage.addRun(run, kept);
      this.#runs = await this.storage.readRuns(run.exercise);
    } catch {
      // Full, or taken away: this tab still has it.
      this.#runs = [run, ...this.#runs];
      this.#tell('Not saved: the storage is full. Kept until you close this tab.', 'final');
    }
  }

  /** Takes the score of a run into the progress, and the best one from it. */
  async #keepScore(score: Score | undefined): Promise<void> {
    try {
      const { openProgress } = await kProgress();
      const progress = await openProgress();
      const exercise = this.exercise.manifest.id;
      if (score !== undefined) await progress.take({ kind: 'score', exercise, score });
      this.best = progress.data.exercises[exercise];
      this.#changed();
    } catch {
      this.#tell(
        'A part of the page did not load, so the score is not in your progress: reload, and run again.',
        'final',
      );
    }
  }

  #tell(says: string, undoable: 'undoable' | 'final'): void {
    this.news = { says, undoable };
    this.#changed();
  }

  #set(work: Work): void {
    this.work = work;
    this.#saving.save(work);
    this.#tabs.send(work);
    this.#changed();
  }

  #take(theirs: Work): void {
    this.work = change.mergeWork(theirs, this.exercise.starter);
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
