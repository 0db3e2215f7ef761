// The engine in a worker, seen from outside: runs can be stopped, and one that hangs inside a
// single native call, where nothing can be counted, is ended from here.
import type { Engine, GradeOptions } from './engine.js';
import type { ExerciseBundle, ExerciseManifest, Files } from './exercise.js';
import { Guard, type CallWitness } from './guard.js';
import type { AssetUrls, FromWorker, ToWorker } from './messages.js';
import type { CaseResult, Report } from './report.js';

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
  /** Ends the run that is going; its grade() rejects. The next one starts afresh. */
  stop(): void;
}

interface Job {
  readonly exercise: ExerciseBundle;
  readonly options: GradeOptions;
  readonly cases: CaseResult[];
  resolve(report: Report): void;
  reject(error: Error): void;
}

export class WorkerClient implements EngineClient {
  readonly #platform: Platform;
  #channel: Channel | undefined;
  #ready: Promise<void>;
  #becomeReady: { resolve(): void; reject(error: Error): void } | undefined;
  #job: Job | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #guard: Guard;
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
    const turn = this.#queue.then(() => this.#run(exercise, files, options));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  stop(): void {
    const job = this.#job;
    if (job === undefined) return;
    this.#restart();
    job.reject(new Error('The run was stopped.'));
  }

  /** Ends the worker for good. */
  async close(): Promise<void> {
    this.#endJob();
    const channel = this.#channel;
    this.#channel = undefined;
    await channel?.terminate();
  }

  #start(): Promise<void> {
    const ready = new Promise<void>((resolve, reject) => {
      this.#becomeReady = { resolve, reject };
    });
    // Whoever grades hears of a failure; nobody need listen to `ready`.
    ready.catch(() => undefined);
    const channel: Channel = this.#platform.spawn({
      message: (message) => {
        if (channel === this.#channel) this.#receive(message);
      },
      failed: (error) => {
        if (channel === this.#channel) this.#fail(error);
      },
    });
    this.#channel = channel;
    channel.post({ type: 'load', urls: this.#platform.urls });
    return ready;
  }

  #restart(): void {
    this.#endJob();
    this.#channel?.terminate();
    this.#ready = this.#start();
  }

  async #run(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report> {
    await this.#ready;
    return new Promise((resolve, reject) => {
      this.#job = { exercise, options, cases: [], resolve, reject };
      this.#guard.begin(() => {
        this.#hung();
      });
      const { seed, only } = options;
      this.#channel?.post({ type: 'grade', exercise, files, seed, only });
    });
  }

  #receive(message: FromWorker): void {
    this.#guard.heard(message.type === 'doing' ? message.patience : undefined);
    switch (message.type) {
      case 'ready':
        this.#becomeReady?.resolve();
        return;
      case 'doing':
        this.#doing = message.what;
        return;
      case 'alive':
        return;
      case 'case':
        this.#job?.cases.push(message.result);
        this.#job?.options.onCase?.(message.result);
        return;
      case 'report':
        this.#endJob()?.resolve(message.report);
        return;
      case 'failed':
        this.#fail(new Error(message.message));
    }
  }

  #fail(error: Error): void {
    this.#becomeReady?.reject(error);
    this.#endJob()?.reject(error);
  }

  #hung(): void {
    const job = this.#job;
    const doing = this.#doing;
    this.#restart();
    job?.resolve(hungReport(job, doing));
  }

  #endJob(): Job | undefined {
    const job = this.#job;
    this.#guard.end();
    this.#job = undefined;
    return job;
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
