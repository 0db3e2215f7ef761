// What the lesson lets its reader watch comes out as it says: the attack gets in where the mistake is,
// and nowhere else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exerciseIds, loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { CaseResult } from '../../wasm/engine/report.js';
import { readChapters } from '../../web/build/course.js';
import { readTrials } from '../../web/build/trials.js';

const folder = fileURLToPath(new URL('../../exercises/', import.meta.url));
const engine = await loadNodeEngine();
const known = await exerciseIds();
const pages = new Set(readChapters(folder).flatMap((chapter) => chapter.pages.map(({ id }) => id)));

for (const trial of readTrials(folder).filter(({ exercise }) => known.includes(exercise))) {
  test(`${trial.page}: ${trial.title}`, async () => {
    assert.ok(pages.has(trial.page), 'the page is there');
    const exercise = await loadExercise(trial.exercise);
    const play = async (submission: string): Promise<CaseResult | undefined> => {
      const files = submissionAt(exercise, submission);
      const report = await engine.grade(exercise.bundle, files, { seed: 1, only: [trial.case] });
      return report.cases[0];
    };
    assert.equal((await play(trial.broken ?? 'starter'))?.outcome, 'breached');
    assert.equal((await play(trial.mended ?? 'solution'))?.outcome, 'blocked');
  });
}

function demo(name: string, files: readonly string[]): { json: string; files: Record<string, string> } {
  const read = (file: string): string => readFileSync(`${folder}lesson/demos/${name}/${file}`, 'utf8');
  return {
    json: read('exercise.json'),
    files: Object.fromEntries(
      ['schema.sql', 'starter/grants.sql', ...files].map((file) => [file, read(file)]),
    ),
  };
}

test('the search: pasted, a quote is code; bound, it is data', async () => {
  const { json, files } = demo('search', ['starter/server.js', 'solution/server.js']);
  const rows = async (typed: string, side: string): Promise<number> => {
    const bundle = { json: json.replace('{{typed}}', typed), files };
    const report = await engine.grade(bundle, { 'server.js': files[`${side}/server.js`] ?? '' }, { seed: 1 });
    const [event] = report.cases[0]?.trace[0]?.events ?? [];
    assert.ok(event?.kind === 'sql', report.problem?.message);
    return event.error === null ? event.rows : -1;
  };
  const stolen = "' UNION SELECT username, password FROM accounts --";
  assert.deepEqual([await rows('tea', 'starter'), await rows('tea', 'solution')], [3, 3]);
  assert.deepEqual([await rows("O'Brien", 'starter'), await rows("O'Brien", 'solution')], [-1, 0]);
  assert.deepEqual([await rows(stolen, 'starter'), await rows(stolen, 'solution')], [6, 0]);
});
