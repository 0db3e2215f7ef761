// What a page of the lesson lets its reader switch and watch: a small exercise with one server, and what is
// asked of it (exercises/lesson/demos).
import type { CaseResult } from '../../../wasm/engine/report.js';
import type { CoreName } from '../../../wasm/engine/cores.js';
import type { ExerciseBundle } from '../../../wasm/engine/exercise.js';
import { switched } from './switches.js';
import { cases } from './trial.js';

export interface DemoSwitch {
  readonly id: string;
  readonly name: string;
  /** On at the beginning. */
  readonly on?: boolean;
}

export interface DemoTry {
  /** The id of a story or an attack. */
  readonly case: string;
  readonly title: string;
  /** What is said when it comes to nothing; absent: the attack's own rule. */
  readonly rule?: string;
}

/** As demo.json has it. */
export interface DemoAbout {
  readonly title: string;
  /** A sentence or two below the title. */
  readonly says?: string;
  /** What the switches are, for those who do not see that they belong together. */
  readonly label?: string;
  readonly switches: readonly DemoSwitch[];
  readonly tries?: readonly DemoTry[];
  /** How a try that fell, and one that was held, is told. */
  readonly words?: { readonly fallen: string; readonly held: string };
  /** What of `story` is shown besides. */
  readonly shows?: 'log' | 'network';
  readonly story?: string;
  /** Who asks for what (access-demo). */
  readonly people?: readonly { readonly id: string; readonly name: string }[];
  readonly things?: readonly Thing[];
}

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** Who should get it. */
  readonly for: readonly string[];
}

export interface Demo {
  readonly bundle: ExerciseBundle;
  readonly about: DemoAbout;
}

const kServer = 'server.js';

export function serverOf({ bundle }: Demo): string {
  return bundle.files[`starter/${kServer}`] ?? '';
}

/** Plays these cases, or all, with these switches on. Rejects with what went wrong, in words. */
export function playDemo(
  demo: Demo,
  on: ReadonlySet<string>,
  only: readonly string[],
): Promise<readonly CaseResult[]> {
  const { core } = JSON.parse(demo.bundle.json) as { readonly core: CoreName };
  return cases(core, demo.bundle, { [kServer]: switched(serverOf(demo), on) }, only);
}
