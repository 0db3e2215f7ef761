// Starter and solution as Node grades them. More than one suite asks for these reports, which take seconds: each is
// graded once, and kept in build/reports with a digest of all that it is made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { submissionAt, type Exercise } from '../wasm/cli/exercises.js';
import { loadNodeEngine } from '../wasm/engine/load-node.js';
import type { Report } from '../wasm/engine/report.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = `${root}build/reports`;
const kWasm = process.env['PARAPET_WASM_DIR'] ?? 'build/wasm';

interface Kept {
  readonly from: string;
  readonly report: Report;
}

export async function gradedInNode(exercise: Exercise, at: 'starter' | 'solution'): Promise<Report> {
  const files = { ...submissionAt(exercise, 'starter'), ...submissionAt(exercise, at) };
  const from = madeFrom(JSON.stringify([exercise.bundle, files]));
  const place = `${folder}/${exercise.manifest.id.replace('/', '--')}--${at}.json`;
  const kept = existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Kept) : undefined;
  if (kept?.from === from) return kept.report;
  const report = await (await loadNodeEngine()).grade(exercise.bundle, files, { seed: 1 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(place, JSON.stringify({ from, report } satisfies Kept));
  return report;
}

/** Of the engine, whole, and what it grades. */
function madeFrom(graded: string): string {
  const hash = createHash('sha256').update(graded);
  for (const below of [kWasm, 'build/guest', 'wasm/engine']) {
    const files = readdirSync(root + below, { recursive: below !== kWasm, encoding: 'utf8' });
    for (const file of files.filter((name) => /\.(wasm|js|ts)$/.test(name)).toSorted())
      hash.update(file).update(readFileSync(`${root}${below}/${file}`));
  }
  return hash.digest('hex');
}
