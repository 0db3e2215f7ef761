// The engine in a worker, seen from outside: runs can be stopped, and one that hangs inside a
// single native call, where nothing can be counted, is ended from here.
import type { Engine, GradeOptions } from './engine.js';
import type { ExerciseBundle, ExerciseManifest, Files } from './exercise.js';
import { Guard, type CallWitness } from './guard.js';
import type { AssetUrls, FromWorker, ToWorker } from './messages.js';
import type { CaseResult, Report } from './report.js';
import { abridged, reportOf, type ScoreSheet } from './score-sheet.js';

/** One worker of either kind. */
export interface Channel {
  post(message: ToWorker): void;
  terminate(): unknown;
}

export interface Listener {
  message(message: FromWorker): void;
  failed(error: Error): void;
}

export interface Platform {
  spawn(listener: Listener): Channel;
  readonly callWitness: CallWitness;
  readonly urls?: AssetUrls;
}

export interface EngineClient extends Engine {
  /** Settles when a run can begin at once. Rejects when the engine cannot be loaded. */
  readonly ready: Promise<void>;
  /** Ends what has been asked for so far: each grade() that has no report yet rejects. */
  stop(): void;
}

interface Job {
  readonly exercise: ExerciseBundle;
  readonly files: Files;
  readonly options: GradeOptions;
  readonly cases: CaseResult[];
  resolve(report: Report): void;
  reject(error: Error): void;
}

export class WorkerClient implements EngineClient {
  readonly #platform: Platform;
  readonly #guard: Guard;
  /** Undefined when the worker has died, could not load, or was ended for good. */
  #channel: Channel | undefined;
  #state: 'loading' | 'ready' | 'closed' = 'loading';
  #ready: Promise<void>;
  #becomeReady: { resolve(): void; reject(error: Error): void } | undefined;
  #running: Job | undefined;
  #waiting: Job[] = [];
  #doing = '';

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#guard = new Guard(platform.callWitness);
    this.#ready = this.#start();
  }

  get ready(): Promise<void> {
    return this.#ready;
  }

  grade(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report> {
    return new Promise((resolve, reject) => {
      if (this.#state === 'closed') throw new Error('The engine was closed.');
      this.#waiting.push({ exercise, files, options, cases: [], resolve, reject });
      if (this.#channel === undefined) this.#ready = this.#start();
      this.#next();
    });
  }

  stop(): void {
    if (this.#running !== undefined) this.#restart();
    this.#rejectAll(new Error('The run was stopped.'));
  }

  /** Ends the worker for good. */
  async close(): Promise<void> {
    const channel = this.#channel;
    this.#channel = undefined;
    this.#state = 'closed';
    this.#rejectAll(new Error('The engine was closed.'));
    await channel?.terminate();
  }

  #start(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.#becomeReady = { resolve, reject };
    });
    // Whoever grades hears of a failure; nobody need listen to `ready`.
    ready.catch(() => undefined);
    this.#state = 'loading';
    const channel: Channel = this.#platform.spawn({
      message: (message) => {
        if (channel === this.#channel) this.#receive(message);
      },
      failed: (error) => {
        if (channel === this.#channel) this.#died(error);
      },
    });
    this.#channel = channel;
    channel.post({ type: 'load', urls: this.#platform.urls });
    return ready;
  }

  #restart(): void {
    this.#channel?.terminate();
    this.#ready = this.#start();
  }

  // Begins the run that has waited longest, if one can begin.
  #next(): void {
    if (this.#state !== 'ready' || this.#running !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#running = job;
    this.#guard.begin(() => {
      this.#hung();
    });
    const { exercise, files, options } = job;
    const { seed, only } = options;
    const played = options.played && { ...options.played, cases: options.played.cases.map(abridged) };
    this.#channel?.post({ type: 'grade', exercise, files, seed, only, played });
  }

  #receive(message: FromWorker): void {
    this.#guard.heard(message.type === 'doing' ? message.patience : undefined);
    switch (message.type) {
      case 'ready':
        this.#state = 'ready';
        this.#becomeReady?.resolve();
        break;
      case 'doing':
        this.#doing = message.what;
        return;
      case 'alive':
        return;
      case 'case':
        this.#running?.cases.push(message.result);
        this.#running?.options.onCase?.(message.result);
        return;
      case 'report':
        this.#finish(message.sheet);
        break;
      case 'failed':
        // A run that failed leaves the engine as it was; without an engine there is no run.
        if (this.#state === 'ready') this.#endRun()?.reject(new Error(message.message));
        else this.#died(new Error(message.message));
    }
    this.#next();
  }

  #finish(sheet: ScoreSheet): void {
    const job = this.#endRun();
    job?.resolve(reportOf(sheet, [...(job.options.played?.cases ?? []), ...job.cases]));
  }

  #died(error: Error): void {
    this.#channel?.terminate();
    this.#channel = undefined;
    this.#becomeReady?.reject(error);
    this.#rejectAll(error);
  }

  #hung(): void {
    const job = this.#endRun();
    this.#restart();
    job?.resolve(hungReport(job, this.#doing));
  }

  #endRun(): Job | undefined {
    const job = this.#running;
    this.#guard.end();
    this.#running = undefined;
    return job;
  }

  #rejectAll(error: Error): void {
    const jobs = [this.#endRun(), ...this.#waiting];
    this.#waiting = [];
    for (const job of jobs) job?.reject(error);
  }
}

// The core cannot be asked any more, so this report is written here: all that is known.
function hungReport(job: Job, doing: string): Report {
  const { id } = JSON.parse(job.exercise.json) as ExerciseManifest;
  return {
    schema: 1,
    exercise: id,
    engine: '',
    seed: job.options.seed,
    submission: '',
    outcome: 'broken',
    score: { points: 0, of: 0 },
    problem: {
      kind: 'timeout',
      message: `Your code did not come back (${doing}).`,
      file: null,
      line: null,
      column: null,
      advice:
        'It was inside one long built-in call: sorting, joining, searching or copying something enormous. Make it smaller.',
    },
    cases: job.cases,
    hash: '',
  };
}
