import type { CaseResult } from '../../../wasm/engine/report.js';
import type { CoreName } from '../../../wasm/engine/cores.js';
import { serverOf, type Demo } from './demo.js';
import { switched } from './switches.js';
import { cases } from './trial.js';

/** Plays these cases of a demo with these switches on. Rejects with what went wrong, in words. */
export function playDemo(
  demo: Demo,
  on: ReadonlySet<string>,
  only: readonly string[],
): Promise<readonly CaseResult[]> {
  const { core } = JSON.parse(demo.bundle.json) as { readonly core: CoreName };
  return cases(core, demo.bundle, { 'server.js': switched(serverOf(demo), on) }, only);
}
