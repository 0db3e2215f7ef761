// What `parapet grade --files DIR` reads: the learner's files and modules, and no others.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../wasm/cli/arguments.js';
import { loadExercise, submissionAt, submissionFrom } from '../../wasm/cli/exercises.js';

const exercise = await loadExercise('sql-injection/patch-the-query');

async function folderWith(context: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parapet-'));
  context.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

test('new modules are read, also from subfolders', async (context) => {
  const files = { 'lib/errors.js': '// 1', 'query.mjs': '// 2', 'server.js': '// 3' };
  const folder = await folderWith(context, files);
  assert.deepEqual(await submissionFrom(folder, exercise), files);
});

test('given files, packages and other kinds of file are left out', async (context) => {
  const folder = await folderWith(context, {
    'server.js': '// mine',
    'db.js': '// not mine',
    'notes.md': 'later',
    'node_modules/x/index.js': '// installed',
    '.cache/y.js': '// hidden',
  });
  assert.deepEqual(await submissionFrom(folder, exercise), { 'server.js': '// mine' });
});

test('a folder without any of the files is refused', async (context) => {
  const folder = await folderWith(context, { 'lib/errors.js': '' });
  await assert.rejects(submissionFrom(folder, exercise), UsageError);
  await assert.rejects(submissionFrom(join(folder, 'nowhere'), exercise), UsageError);
});

test('a folder of the exercise gives the same from the shell as in its proofs', async () => {
  const folder = join(exercise.folder, 'solution');
  assert.deepEqual(await submissionFrom(folder, exercise), submissionAt(exercise, 'solution'));
});
