// What a page of the lesson lets its reader switch and watch: a small exercise with one server, and what is
// asked of it (exercises/lesson/demos).
import type { ExerciseBundle } from '../../../wasm/engine/exercise.js';

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

export function serverOf({ bundle }: Demo): string {
  return bundle.files['starter/server.js'] ?? '';
}
