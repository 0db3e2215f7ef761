// The engine carries: files to the core, requests to the app, problems to the report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Grader } from '../../wasm/engine/grade.js';
import type { CaseResult, Report } from '../../wasm/engine/report.js';
import { NOBODY } from '../../wasm/engine/watcher.js';
import { fakeCores, fakeExercise } from './fake-core.js';
import { loadImages } from './sandbox.js';

const engine = new Grader(fakeCores, await loadImages(), NOBODY);
const grade = (files: Readonly<Record<string, string>>, only?: readonly string[]): Promise<Report> =>
  engine.grade(fakeExercise, files, { seed: 1, ...(only ? { only } : {}) });

const app = (body: string, more = ''): string =>
  `import express from 'express';\n${more}\nconst app = express();\n${body}\napp.listen(3000);`;

test('files that are missing come from the starter', async () => {
  const report = await grade({});
  assert.equal(report.outcome, 'passed');
  assert.deepEqual(
    report.cases.map(({ notes }) => notes?.[0]),
    ['starter', 'starter'],
  );
  assert.equal(report.submission, 'grants.sql,schema.sql,server.js');
});

test('given files are importable and cannot be replaced by the submission', async () => {
  const source = app(`app.get('/', (req, res) => res.send(note));`, `import { note } from './notes.js';`);
  const report = await grade({ 'server.js': source, 'notes.js': `export const note = 'mine';` });
  assert.equal(report.cases[0]?.notes?.[0], 'given');
});

test('a submission may bring modules of its own', async () => {
  const source = app(`app.get('/', (req, res) => res.send(help));`, `import { help } from './lib/help.js';`);
  const report = await grade({
    'server.js': source,
    'lib/help.js': `export { help } from '../more.js';`,
    'more.js': `export const help = 'own';`,
  });
  assert.equal(report.cases[0]?.notes?.[0], 'own');
});

test('cases are reported as they end, in order', async () => {
  const seen: CaseResult[] = [];
  const report = await engine.grade(fakeExercise, {}, { seed: 1, onCase: (result) => seen.push(result) });
  assert.deepEqual(
    seen.map(({ id }) => id),
    ['first', 'second'],
  );
  assert.deepEqual(report.cases, seen);
});

test('only the cases that are asked for are played', async () => {
  assert.deepEqual(
    (await grade({}, ['second'])).cases.map(({ id }) => id),
    ['second'],
  );
});

test('the case that a problem has ended is not among those that were played', async () => {
  const { problem, cases } = await grade({ 'server.js': app(`app.get('/', () => { for (;;); });`) });
  assert.equal(problem?.kind, 'timeout');
  assert.deepEqual(cases, []);
});

test('what another engine has played is in the report as it came, and counted', async () => {
  const [first] = (await grade({}, ['first'])).cases;
  assert.ok(first);
  const played = { cases: [first], problem: null };
  const report = await engine.grade(fakeExercise, {}, { seed: 1, only: [], played });
  assert.deepEqual(report.cases, [first]);
});

test('each case has a sandbox of its own', async () => {
  const source = app(
    `let n = 0; globalThis.m ??= 0; app.get('/', (req, res) => res.json([++n, ++globalThis.m]));`,
  );
  const report = await grade({ 'server.js': source });
  assert.deepEqual(
    report.cases.map(({ notes }) => notes?.[0]),
    ['[1,1]', '[1,1]'],
  );
});

test('grants that are refused end the run before the app is asked', async () => {
  const report = await grade({ 'grants.sql': 'NONSENSE' });
  assert.equal(report.problem?.kind, 'grants');
  assert.deepEqual(report.cases, []);
});

test('a damaged exercise rejects', async () => {
  await assert.rejects(engine.grade(fakeExercise, {}, { seed: 13 }), /damaged/);
});

test('a syntax error names file, line and column', async () => {
  const { outcome, problem } = await grade({ 'server.js': 'const a = 1;\nconst b = (;\n' });
  assert.equal(outcome, 'broken');
  assert.deepEqual([problem?.kind, problem?.file, problem?.line], ['syntax', 'server.js', 2]);
});

test('a syntax error in an imported file names that file', async () => {
  const { problem } = await grade({ 'server.js': `import './b.js';`, 'b.js': '\n\nlet let = 1;' });
  assert.deepEqual([problem?.kind, problem?.file, problem?.line], ['syntax', 'b.js', 3]);
});

test('a missing module is named, with what there is and the line of the import', async () => {
  const { problem } = await grade({
    'server.js': `import express from 'express';\nimport fs from 'node:fs';`,
  });
  assert.deepEqual([problem?.kind, problem?.file, problem?.line], ['missing-module', 'server.js', 2]);
  assert.match(
    problem?.message ?? '',
    /^Cannot find module 'node:fs'\. This playground has: express, cookie-parser, /,
  );
});

test('a missing file is named, with those that there are', async () => {
  const { problem } = await grade({
    'server.js': `import { one } from './netwrok.js';`,
    'network.js': `export const one = 1;`,
  });
  assert.deepEqual([problem?.kind, problem?.file, problem?.line], ['missing-module', 'server.js', 1]);
  assert.equal(
    problem?.message,
    "Cannot find module './netwrok.js'. The files are: db.js, limits.js, log.js, network.js, notes.js, server.js",
  );
});

const manifest = JSON.parse(fakeExercise.json) as object;

function gradeWith(modules: readonly string[], ...source: readonly [routes: string, imports: string]) {
  const exercise = { ...fakeExercise, json: JSON.stringify({ ...manifest, modules }) };
  return engine.grade(exercise, { 'server.js': app(...source) }, { seed: 1 });
}

test('an extra can be imported where the exercise names it, and nowhere else', async () => {
  const source = [
    `app.get('/', (req, res) => res.send(typeof bcrypt.hash));`,
    `import bcrypt from 'bcrypt';`,
  ] as const;
  const { cases } = await gradeWith(['bcrypt'], ...source);
  assert.equal(cases[0]?.notes?.[0], 'function');
  const { problem } = await gradeWith([], ...source);
  assert.equal(problem?.kind, 'missing-module');
  assert.match(problem.message, /'bcrypt'\. This playground has: .*, helmet, jsonwebtoken, zod$/);
  await assert.rejects(gradeWith(['left-pad'], ...source));
});

test('helmet, jsonwebtoken and zod can be imported in every exercise', async () => {
  const { cases } = await gradeWith(
    [],
    `const Order = z.object({ email: z.string().email(), count: z.coerce.number().int().max(9) });
     app.get('/', (req, res) => {
       const right = Order.safeParse({ email: 'ada@mail.example', count: '3' });
       const wrong = Order.safeParse({ email: 'ada', count: 10 });
       res.send([typeof helmet, typeof jwt.sign, right.data.count, wrong.error.issues.length].join());
     });`,
    `import helmet from 'helmet'; import jwt from 'jsonwebtoken'; import { z } from 'zod';`,
  );
  assert.equal(cases[0]?.notes?.[0], 'function,function,3,2');
});

test('an exception while loading names its line', async () => {
  const { problem } = await grade({ 'server.js': app('\nnull.x;') });
  assert.deepEqual([problem?.kind, problem?.file, problem?.line], ['crash', 'server.js', 5]);
});

test('an exception after listen() while loading is a crash too', async () => {
  const { problem } = await grade({ 'server.js': `${app('')}\nthrow new Error('late');` });
  assert.equal(problem?.kind, 'crash');
});

test('process is explained', async () => {
  const { problem } = await grade({ 'server.js': app('const key = process.env.KEY;') });
  assert.match(problem?.advice ?? '', /randomBytes/);
});

test('an app that never listens is told so', async () => {
  const { problem } = await grade({ 'server.js': `import express from 'express'; express();` });
  assert.match(problem?.message ?? '', /app\.listen/);
});

test('a story that breaks on the stack is explained by the stack', async () => {
  const { problem, cases } = await grade({
    'server.js': app(`const f = () => f() + 1;\napp.get('/', () => f());`),
  });
  assert.deepEqual([problem?.kind, problem?.line, cases.length], ['stack', 4, 0]);
});

test('a rejection nobody handles is a log line, and the app goes on', async () => {
  const { cases } = await grade({
    'server.js': app(`app.get('/', (req, res) => { Promise.reject(new Error('lost')); res.send('ok'); });`),
  });
  assert.deepEqual(cases[0]?.notes, [
    'ok',
    'Unhandled rejection Error: lost (Node would end the process here)',
  ]);
});

test('loading may wait for the database and for timers', async () => {
  const source = app(
    `const rows = await db.query('SELECT 1'); await new Promise((resolve) => setTimeout(resolve, 50)); app.get('/', (req, res) => res.json(rows));`,
    `import { db } from './db.js';`,
  );
  assert.equal((await grade({ 'server.js': source })).cases[0]?.notes?.[0], '[]');
});
