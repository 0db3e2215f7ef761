// Groups the lens' tokens into runs of one origin, so that what came with a request is
// one coloured stretch and one thing for a screen reader to say.
import type { SqlToken } from '../../../wasm/engine/report.js';

export interface LensRun {
  readonly from: SqlToken['from'];
  readonly tokens: readonly SqlToken[];
}

export function lensRuns(tokens: readonly SqlToken[]): readonly LensRun[] {
  const runs: { from: SqlToken['from']; tokens: SqlToken[] }[] = [];
  for (const [index, token] of tokens.entries()) {
    const last = runs.at(-1);
    const from = originOf(tokens, index);
    if (last !== undefined && last.from === from) last.tokens.push(token);
    else runs.push({ from, tokens: [token] });
  }
  return runs;
}

/** A space between two tokens of one origin belongs to them. */
function originOf(tokens: readonly SqlToken[], index: number): SqlToken['from'] {
  const token = tokens[index];
  if (token === undefined || token.kind !== 'space' || token.from !== null) return token?.from ?? null;
  const before = tokens[index - 1]?.from ?? null;
  return before === (tokens[index + 1]?.from ?? null) ? before : null;
}
