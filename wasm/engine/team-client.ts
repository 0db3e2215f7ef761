// Two engines at one grading. Every case is a world of its own, so whoever is free plays the next;
// the report is the one that a single engine would have written.
import type { EngineClient } from './client.js';
import type { GradeOptions, Played } from './engine.js';
import type { ExerciseBundle, ExerciseManifest, Files } from './exercise.js';
import type { CaseResult, Problem, Report } from './report.js';

/** Stories are short: this many are handed out together. */
const STORIES_AT_ONCE = 4;

export class TeamClient implements EngineClient {
  readonly #lead: EngineClient;
  #mate: EngineClient | undefined;
  /** Settles when both are there, or it is known that there will be one. */
  readonly complete: Promise<void>;
  /** How long the last playing of a case took, in ms. */
  readonly #took = new Map<string, number>();

  /** The mate is made when the lead is ready: the first run must not wait for it. */
  constructor(lead: EngineClient, makeMate: () => EngineClient) {
    this.#lead = lead;
    this.complete = lead.ready
      .then(async () => {
        const mate = makeMate();
        await mate.ready;
        this.#mate = mate;
      })
      .catch(() => undefined); // one engine is enough
  }

  get ready(): Promise<void> {
    return this.#lead.ready;
  }

  stop(): void {
    this.#lead.stop();
    this.#mate?.stop();
  }

  async grade(exercise: ExerciseBundle, files: Files, options: GradeOptions): Promise<Report> {
    const mate = this.#mate;
    if (mate === undefined || options.played !== undefined) return this.#lead.grade(exercise, files, options);
    const grading = new SharedGrading(exercise, files, options, this.#took);
    try {
      // The mate begins when a case has ended: code that never comes back holds one engine, not both.
      await Promise.all([grading.work(this.#lead), grading.begun.then(() => grading.work(mate))]);
    } catch (error) {
      this.stop();
      throw error;
    }
    if (grading.hung !== undefined) return grading.hung;
    return this.#lead.grade(exercise, files, { seed: options.seed, only: [], played: grading.played() });
  }
}

class SharedGrading {
  /** The report of an engine that had to be ended; there is no other then. */
  hung: Report | undefined;
  /** Settles when the first case has ended, or the first engine has no more to do. */
  readonly begun: Promise<void>;
  #begin: () => void = () => undefined;
  readonly #exercise: ExerciseBundle;
  readonly #files: Files;
  readonly #options: GradeOptions;
  readonly #took: Map<string, number>;
  /** Every case's place in the report. */
  readonly #places: ReadonlyMap<string, number>;
  readonly #waiting: (readonly string[])[];
  readonly #results = new Map<string, CaseResult>();
  #problem: { readonly place: number; readonly problem: Problem } | undefined;

  constructor(exercise: ExerciseBundle, files: Files, options: GradeOptions, took: Map<string, number>) {
    this.#exercise = exercise;
    this.#files = files;
    this.#options = options;
    this.#took = took;
    const manifest = JSON.parse(exercise.json) as ExerciseManifest;
    const ids = [...manifest.stories, ...manifest.attacks].map(({ id }) => id);
    this.#places = new Map(ids.map((id, place) => [id, place]));
    this.#waiting = portions(manifest, options.only, took);
    this.begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  /** Has the engine play what waits until nothing does. */
  async work(engine: EngineClient): Promise<void> {
    for (let ids = this.#next(); ids !== undefined; ids = this.#next()) {
      const began = performance.now();
      const report = await engine.grade(this.#exercise, this.#files, {
        seed: this.#options.seed,
        only: ids,
        onCase: (result) => {
          this.#results.set(result.id, result);
          this.#begin();
          this.#options.onCase?.(result);
        },
      });
      this.#took.set(ids.join(), performance.now() - began);
      if (report.problem !== null) this.#ended(ids, report, report.problem);
    }
    this.#begin();
  }

  /** As a single engine would have played it: up to the first case with a problem. */
  played(): Played {
    const end = this.#problem?.place ?? Infinity;
    const cases = [...this.#results.values()]
      .filter(({ id }) => this.#placeOf(id) < end)
      .sort((a, b) => this.#placeOf(a.id) - this.#placeOf(b.id));
    return { cases, problem: this.#problem?.problem ?? null };
  }

  // What comes after a problem need not be played any more.
  #next(): readonly string[] | undefined {
    const end = this.#problem?.place ?? Infinity;
    for (;;) {
      const ids = this.hung === undefined ? this.#waiting.shift() : undefined;
      if (ids === undefined || ids.some((id) => this.#placeOf(id) < end)) return ids;
    }
  }

  #ended(ids: readonly string[], report: Report, problem: Problem): void {
    if (report.hash === '') {
      this.hung = { ...report, cases: this.played().cases };
      return;
    }
    const at = ids.find((id) => !this.#results.has(id));
    const place = at === undefined ? 0 : this.#placeOf(at);
    if (place < (this.#problem?.place ?? Infinity)) this.#problem = { place, problem };
  }

  #placeOf(id: string): number {
    return this.#places.get(id) ?? Infinity;
  }
}

// Stories first, for whether the users are served is what one wants to know first; then the attacks,
// those that took longest the last time before the others, so that the last to end is short. Where
// that is not known, those that try most endpoints.
function portions(
  manifest: ExerciseManifest,
  only: readonly string[] | undefined,
  took: ReadonlyMap<string, number>,
): (readonly string[])[] {
  const wanted = ({ id }: { readonly id: string }): boolean => only?.includes(id) !== false;
  const stories = manifest.stories.filter(wanted).map(({ id }) => id);
  const attacks = manifest.attacks
    .filter(wanted)
    .sort(
      (a, b) =>
        (took.get(b.id) ?? 0) - (took.get(a.id) ?? 0) ||
        (b.endpoints?.length ?? 0) - (a.endpoints?.length ?? 0),
    );
  const portions: (readonly string[])[] = [];
  for (let at = 0; at < stories.length; at += STORIES_AT_ONCE) {
    portions.push(stories.slice(at, at + STORIES_AT_ONCE));
  }
  return [...portions, ...attacks.map(({ id }) => [id])];
}
