// What a breach of the starter tells first: the line that let it in, and what weighs most.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';

const exercise = await loadExercise('sql-injection/patch-the-query');
const starter = submissionAt(exercise, 'starter');
const engine = await loadNodeEngine();

const TOLD = [
  // The page of another person shows the effect, and the login is its cause.
  {
    id: 'login-as-another',
    at: ['customers.js', 'SELECT id, username, password_hash'],
    says: /password hashes/,
  },
  { id: 'union-extraction', at: ['catalogue.js', 'ORDER BY ${sort} ${dir}'], says: /`secrets`/ },
  { id: 'second-order', at: ['customers.js', "WHERE city = '${city}'"], says: /`secrets`/ },
] as const;

for (const { id, at, says } of TOLD) {
  test(`${id} names the statement that took in the attacker's text`, async () => {
    const report = await engine.grade(exercise.bundle, starter, { seed: 1, only: [id] });
    const [result] = report.cases;
    assert.match(result?.effect ?? '', says);
    const [file, text] = at;
    const lines = (starter[file] ?? '').split('\n');
    const told = result?.lines.filter((line) => line.file === file).map(({ line }) => line) ?? [];
    const place = lines.findIndex((line) => line.includes(text)) + 1;
    // A statement of several lines is named by one of them.
    assert.ok(
      told.some((line) => Math.abs(line - place) <= 3),
      `${told.join()} but not ${place}`,
    );
    const shown = result?.trace.filter(({ deciding }) => deciding) ?? [];
    const codes = shown
      .flatMap(({ events }) => events)
      .filter((event) => JSON.stringify(event).includes('"from":"code"'));
    assert.ok(codes.length > 0, 'a deciding exchange shows the text as code');
  });
}
