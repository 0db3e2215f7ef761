// What a page of the lesson lets its reader try: one attack on code that has the mistake, and on code that has not.
import type { CaseResult } from '../../../wasm/engine/report.js';
import type { CoreName } from '../../../wasm/engine/cores.js';
import type { ExerciseBundle, Files } from '../../../wasm/engine/exercise.js';
import { startEngine } from '../engine/engine.js';
import type { ExerciseEntry } from '../work/entry.js';

/** As lesson/trials.json has it. */
export interface TrialSource {
  readonly page: string;
  readonly title: string;
  /** What the attacker does, in a sentence. */
  readonly says: string;
  readonly exercise: string;
  /** The id of the attack. */
  readonly case: string;
  /** A submission of the exercise; absent: the starter. */
  readonly broken?: string;
  /** Absent: the solution. */
  readonly mended?: string;
}

type Loader = () => Promise<{ readonly files: Files }>;

/** As the build hands it on: what is loaded in order, each over the one before. */
export interface Trial extends Pick<TrialSource, 'page' | 'title' | 'says' | 'exercise' | 'case'> {
  readonly broken: readonly Loader[];
  readonly mended: readonly Loader[];
}

export type Side = 'broken' | 'mended';

const kSeed = 1;

/** Plays the attack in the engine. Rejects with what went wrong, in words. */
export async function play(trial: Trial, side: Side, entry: ExerciseEntry): Promise<CaseResult> {
  const [{ bundle }, ...parts] = await Promise.all([entry.load(), ...trial[side].map((load) => load())]);
  const files: Files = Object.assign({}, ...parts.map((part) => part.files)) as Files;
  const [result] = await cases(entry.core, bundle, files, [trial.case]);
  if (result === undefined) throw new Error(`There is no attack ${trial.case}.`);
  return result;
}

/** The answers of these cases of an exercise. Rejects when the code cannot be played. */
export async function cases(
  core: CoreName,
  bundle: ExerciseBundle,
  files: Files,
  only: readonly string[],
): Promise<readonly CaseResult[]> {
  const report = await startEngine(core).grade(bundle, files, { seed: kSeed, only });
  if (report.problem !== null) throw new Error(report.problem.message);
  return report.cases;
}
