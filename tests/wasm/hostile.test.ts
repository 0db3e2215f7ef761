// Hostile and careless programs end with a named cause or a harmless answer, and leave the
// host and the next run as they were. They run as in the page: in a worker, with its guard.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { NodeEngineClient } from '../../wasm/engine/node-client.js';
import type { Report } from '../../wasm/engine/report.js';
import { fakeExercise } from './fake-core.js';
import { head, type Hostile } from './hostile/program.js';
import { hostilePrograms } from './hostile/programs.js';

const client = new NodeEngineClient(new URL('./fake-core-worker.ts', import.meta.url));
after(() => client.close());

const run = (source: string): Promise<Report> =>
  client.grade(fakeExercise, { 'server.js': source }, { seed: 1, only: ['first'] });

const honest = `import express from 'express';
const app = express();
app.get('/', (req, res) => res.json({ sum: [1, 2, 3].reduce((a, b) => a + b), own: Object.keys(Object.prototype) }));
app.listen(3000);`;

async function endsAsItMust({ code, ends, line }: Hostile): Promise<void> {
  const { problem, cases } = await run(head + code);
  const [first] = cases;
  const ending = problem?.kind ?? Number(first?.got);
  assert.ok(
    [ends].flat().includes(ending),
    `ended with ${ending}: ${problem?.message ?? first?.notes?.join('\n') ?? ''}`,
  );
  if (problem === null) return;
  assert.notEqual(problem.message, '');
  assert.notEqual(problem.advice, '');
  if (line !== undefined) {
    assert.deepEqual({ file: problem.file, line: problem.line }, { file: 'server.js', line: line + 1 });
  }
}

describe('hostile programs', () => {
  for (const hostile of hostilePrograms) {
    test(`${hostile.name} ends with ${[hostile.ends].flat().join(' or ')}`, async () => {
      await endsAsItMust(hostile);
      const [next] = (await run(honest)).cases;
      assert.deepEqual(JSON.parse(next?.notes?.[0] ?? ''), { sum: 6, own: [] });
    });
  }
});
