// A grading: the core's Run plays story after story and attack after attack, and the sandbox
// is the app they meet. The core decides; here things are only carried.
import type { CoreModule, CoreRun, Reply } from './core.js';
import type { CoreSource } from './cores.js';
import type { Engine, GradeOptions } from './engine.js';
import type { ExerciseBundle, ExerciseManifest, Files } from './exercise.js';
import type { CaseResult, Problem, Report } from './report.js';
import { SandboxApp } from './sandbox/app.js';
import type { Image } from './sandbox/image.js';
import { ON_REQUEST, type Images } from './sandbox/images.js';
import { reportOf, type ScoreSheet } from './score-sheet.js';
import { LONG, type Watcher } from './watcher.js';

/** A Run and the app it plays against: opening takes long, so the last ones are kept. */
interface Stage {
  readonly key: string;
  readonly run: CoreRun;
  readonly app: SandboxApp;
  /** The problem that keeps every case from being played, as JSON; empty when there is none. */
  readonly refusal: string;
}

export class Grader implements Engine {
  readonly #cores: CoreSource;
  readonly #images: Images;
  readonly #watcher: Watcher;
  #stage: Stage | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(cores: CoreSource, images: Images, watcher: Watcher) {
    this.#cores = cores;
    this.#images = images;
    this.#watcher = watcher;
  }

  grade(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report> {
    const report = this.#turn.then(() => this.#grade(exercise, files, options));
    this.#turn = report.catch(() => undefined);
    return report;
  }

  async #grade(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report> {
    const manifest = JSON.parse(exercise.json) as ExerciseManifest;
    this.#watcher.doing('building the world', LONG);
    const [core, image] = await Promise.all([
      this.#cores.get(manifest.core),
      this.#images.with(extrasOf(manifest, files)),
    ]);
    const { run, app, refusal } = this.#open(core, exercise, manifest, files, image, options.seed);
    const cases = [...(options.played?.cases ?? [])];
    const adopt = (): unknown => valueOf(run.adopt(JSON.stringify(cases)));
    adopt();
    const problem =
      refusal === ''
        ? (options.played?.problem ?? (await this.#play(run, app, options, cases)))
        : (JSON.parse(refusal) as Problem);
    this.#watcher.doing('writing the report', LONG);
    // The case that a problem has ended is not among those that were played.
    if (problem !== null) adopt();
    const sheet = JSON.parse(valueOf(run.report(JSON.stringify(problem)))) as ScoreSheet;
    if (app.fatal !== undefined) this.#close();
    return reportOf(sheet, cases);
  }

  #open(
    core: CoreModule,
    exercise: ExerciseBundle,
    manifest: ExerciseManifest,
    files: Files,
    image: Image,
    seed: number,
  ): Stage {
    const submission = submissionOf(exercise, manifest, files);
    const world = JSON.stringify(worldFiles(exercise, manifest, submission));
    const key = JSON.stringify([exercise.json, submission, world, seed]);
    if (this.#stage?.key === key) return this.#stage;
    this.#close();
    const run = new core.Run();
    try {
      const refusal = valueOf(run.open(exercise.json, world, seed));
      const { entry } = manifest.files;
      const app = new SandboxApp(image, run, { entry, files: submission }, this.#watcher);
      this.#stage = { key, run, app, refusal };
      return this.#stage;
    } catch (error) {
      run.delete();
      throw error;
    }
  }

  #close(): void {
    this.#stage?.run.delete();
    this.#stage = undefined;
  }

  // Adds to `cases`. The problem that ended it, null when there was none.
  async #play(
    run: CoreRun,
    app: SandboxApp,
    options: GradeOptions,
    cases: CaseResult[],
  ): Promise<Problem | null> {
    for (const { id } of JSON.parse(run.cases()) as readonly { id: string }[]) {
      if (options.only?.includes(id) === false) continue;
      await app.renew();
      this.#watcher.doing(`case ${id}`, LONG);
      const result = JSON.parse(valueOf(run.play(id, app))) as CaseResult;
      const problem =
        app.fatal ?? (result.kind === 'story' && result.outcome === 'broken' ? app.suspected : undefined);
      if (problem !== undefined) return problem;
      cases.push(result);
      options.onCase?.(result);
      await turnOfEvents();
    }
    return null;
  }
}

// Those of the exercise, and those that every exercise has where the learner's code names them.
function extrasOf(manifest: ExerciseManifest, files: Files): readonly string[] {
  const code = Object.values(files).join('\n');
  const asked = ON_REQUEST.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(code));
  return [...new Set([...(manifest.modules ?? []), ...asked])];
}

// What the learner sent, what he left out from starter/, and the given files he only reads.
function submissionOf(exercise: ExerciseBundle, manifest: ExerciseManifest, files: Files): Files {
  const { editable, given } = manifest.files;
  const chosen: Record<string, string> = {};
  for (const name of editable) chosen[name] = files[name] ?? exercise.files[`starter/${name}`] ?? '';
  for (const [name, text] of Object.entries(files)) {
    if (/\.m?js$/.test(name)) chosen[name] ??= text;
  }
  for (const name of given) chosen[name] = exercise.files[`given/${name}`] ?? '';
  return chosen;
}

// What the world is made from, and what the report's hash covers.
function worldFiles(exercise: ExerciseBundle, manifest: ExerciseManifest, submission: Files): Files {
  const { schema } = manifest.world;
  const own = Object.entries(submission).filter(([name]) => !manifest.files.given.includes(name));
  return { ...Object.fromEntries(own), [schema]: exercise.files[schema] ?? '' };
}

function valueOf(reply: Reply): string {
  if (reply.error !== '') throw new Error(reply.error);
  return reply.value;
}

// Lets a waiting message or timer have its turn; unlike setTimeout without a clamp of 4 ms.
function turnOfEvents(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
