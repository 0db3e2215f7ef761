// ./settings.js of the sandbox and its take-home version give and refuse alike; and an app that does not
// start without a setting ends the grading unless that was asked of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import type { Files } from '../../wasm/engine/exercise.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { Report } from '../../wasm/engine/report.js';
import { answerOf } from './real-world.js';

const takeHomeFile = new URL(
  '../../exercises/passwords/store-them-slowly/given/settings.js',
  import.meta.url,
);
const NAMES = ['pepper', 'port', 'PEPPER', '', '2nd', 'a-b', 'a'.repeat(65), 7, null];

type Setting = (name?: unknown) => string | undefined;

// Runs here and, as text, in the sandbox: nothing from outside it.
function perform(setting: Setting, names: readonly unknown[]): unknown {
  return [undefined, ...names].map((name) => {
    try {
      return String(setting(name));
    } catch (error) {
      const { name: kind, message } = error as Error;
      return `${kind}: ${message}`;
    }
  });
}

void describe('./settings.js', () => {
  test('gives and refuses what its take-home version does', async () => {
    process.env['LIBRARY_PEPPER'] = 'of the mill';
    const { setting } = (await import(takeHomeFile.href)) as { setting: Setting };
    const expected = perform(setting, NAMES);
    assert.deepEqual((expected as string[]).slice(1, 3), ['of the mill', 'undefined']);
    const given = await answerOf(`
      import express from 'express';
      import { setting } from './settings.js';
      const perform = ${perform.toString()};
      const app = express();
      app.get('/', (req, res) => res.json(perform(setting, ${JSON.stringify(NAMES)})));
      app.listen(3000);`);
    assert.deepEqual(given, expected);
  });
});

const exercise = await loadExercise('passwords/store-them-slowly');
const engine = await loadNodeEngine();
const CASES = ['join', 'forgotten-setting'];

async function gradeWith(more: string, only = CASES): Promise<Report> {
  const solution: Files = submissionAt(exercise, 'solution');
  const files = { ...solution, 'server.js': `${solution['server.js'] ?? ''}\n${more}` };
  return engine.grade(exercise.bundle, files, { seed: 1, only });
}

const outcomes = ({ cases }: Report): readonly string[] => cases.map(({ outcome }) => outcome);
const IMPORT = `import { setting } from './settings.js';`;

void describe('an app that does not start', () => {
  for (const [how, more] of [
    ['throws', `if (!setting('pepper')) throw new Error('no pepper');`],
    ['asks for what is no text', `setting('pepper').length;`],
    ['ends the process, which is not there', `if (!setting('pepper')) process.exit(1);`],
    ['waits for ever', `if (!setting('pepper')) await new Promise(() => {});`],
    [
      'fails before it listens',
      `async function main() { if (!setting('pepper')) throw new Error('no'); }\nawait main();`,
    ],
  ] as const) {
    test(`and ${how} without a forgotten setting is right there, and goes on elsewhere`, async () => {
      const report = await gradeWith(`${IMPORT}\n${more}`);
      assert.equal(report.problem, null);
      assert.deepEqual(outcomes(report), ['served', 'blocked']);
      assert.equal(report.cases[1]?.control?.says, 'Without the setting `pepper` it does not start.');
      assert.deepEqual(outcomes(await gradeWith(`${IMPORT}\n${more}`, ['open-browser'])), ['blocked']);
    });
  }

  test('for another reason ends the grading, in whatever case', async () => {
    for (const more of [
      `throw new Error('broken');`,
      `${IMPORT}\nif (!setting('port')) throw new Error('no port');`,
      `${IMPORT}\nsetting('pepper'); for (;;);`,
      `${IMPORT}\nif (setting('pepper')) throw new Error('broken');`,
    ]) {
      const report = await gradeWith(more, ['open-browser']);
      assert.notEqual(report.problem, null, more);
    }
    const { problem } = await gradeWith(`throw new Error('broken');`, ['forgotten-setting']);
    assert.equal(problem?.kind, 'crash');
  });

  test('without a limit being met: a loop ends the grading, even there', async () => {
    const { problem } = await gradeWith(`${IMPORT}\nif (!setting('pepper')) for (;;);`, [
      'forgotten-setting',
    ]);
    assert.equal(problem?.kind, 'timeout');
  });
});
