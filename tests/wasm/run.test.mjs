// core/range through its binding: the JSON of docs/contracts.md, "Run", with an app in JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHash } from 'node:crypto';
import { loadCore } from './load_core.mjs';

const exercise = {
  id: 'test/echo',
  title: 'Echo',
  files: { editable: ['grants.sql'], entry: 'server.js', grants: 'grants.sql' },
  world: {
    host: 'echo.example',
    owner: 'owner',
    role: 'app',
    people: [{ key: 'ada', username: 'Zoë {{name}}' }],
    rows: [{ table: 'notes', each: 'people', set: { id: '{{index}}', text: '{{person.username}}' } }],
  },
  stories: [
    {
      id: 'reads',
      title: 'A note is read',
      steps: [
        {
          as: 'ada',
          send: 'POST /read',
          json: { name: '{{ada.username}}' },
          expect: { status: 200, json: { notes: [{ id: 1, text: '{{ada.username}}' }] } },
        },
      ],
    },
    {
      id: 'together',
      title: 'Two at once',
      steps: [{ send: 'GET /read', together: 2, expect: { status: '2xx' } }],
    },
  ],
  attacks: [],
};
const files = {
  'schema.sql': 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);',
  'grants.sql': 'CREATE ROLE app; GRANT SELECT ON notes TO app;',
};

const toBytes = (text) => Buffer.from(text, 'utf8').toString('latin1');

// Reads the notes as role app for each request, all started before any is finished.
function notesApp(run) {
  return {
    serve(requestsJson) {
      const requests = JSON.parse(requestsJson);
      const ids = requests.map((_, request) =>
        run.start(
          JSON.stringify({
            op: 'sql',
            role: 'app',
            sql: 'SELECT id, text FROM notes',
            params: [],
            request,
            at: [{ file: 'server.js', line: 3, column: 1 }],
          }),
        ),
      );
      const replies = new Map();
      for (let next = run.next(); next !== ''; next = run.next()) {
        const { id, reply } = JSON.parse(next);
        replies.set(id, reply);
      }
      return JSON.stringify(
        ids.map((id) => ({
          status: 200,
          headers: [['content-type', 'application/json']],
          body: toBytes(JSON.stringify({ notes: replies.get(id).ok.rows })),
        })),
      );
    },
  };
}

async function opened(change = {}) {
  const { Run } = await loadCore();
  const run = new Run();
  const reply = run.open(JSON.stringify({ ...exercise, ...change }), JSON.stringify(files), 7);
  assert.equal(reply.error, '');
  return run;
}

test('an app in JavaScript serves a story through host operations', async () => {
  const run = await opened();
  assert.deepEqual(
    JSON.parse(run.cases()).map((one) => one.id),
    ['reads', 'together'],
  );
  for (const id of ['reads', 'together']) {
    const reply = run.play(id, notesApp(run));
    assert.equal(reply.error, '');
    const entry = JSON.parse(reply.value);
    assert.equal(entry.outcome, 'served', entry.effect);
    const [event] = entry.trace[0].events;
    assert.equal(event.role, 'app');
    assert.deepEqual(event.at, { file: 'server.js', line: 3 });
  }
  const report = JSON.parse(run.report('').value);
  assert.equal(report.outcome, 'passed');
  run.delete();
});

test('an app that throws has given no answer', async () => {
  const run = await opened();
  const reply = run.play('reads', {
    serve() {
      throw new Error('boom');
    },
  });
  assert.equal(reply.error, '');
  const entry = JSON.parse(reply.value);
  assert.equal(entry.outcome, 'broken');
  assert.match(entry.got, /no answer/);
  run.delete();
});

test('an app that answers nonsense has given no answer', async () => {
  const run = await opened();
  for (const nonsense of ['', 'null', '[{}]', '[[]]', '{"status":200}', '[{"status":"200"}]']) {
    const entry = JSON.parse(run.play('reads', { serve: () => nonsense }).value);
    assert.equal(entry.outcome, 'broken', nonsense);
  }
  run.delete();
});

test('the hashes of a report and its cases are those of their canonical JSON', async () => {
  const run = await opened();
  const entry = JSON.parse(run.play('reads', notesApp(run)).value);
  const { hash, ...rest } = JSON.parse(run.report('').value);
  assert.deepEqual(rest.cases, [{ hash: entry.hash, id: 'reads', of: entry.of, points: entry.points }]);
  const sorted = (value) =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.keys(value)
              .sort()
              .map((key) => [key, sorted(value[key])]),
          )
        : value;
  const hashOf = (value) =>
    `sha256:${createHash('sha256')
      .update(JSON.stringify(sorted(value)))
      .digest('hex')}`;
  assert.equal(hash, hashOf(rest));
  const { hash: own, points, of, ...played } = entry;
  assert.equal(own, hashOf(played));
  run.delete();
});

test('grants that do not parse are a problem with a place', async () => {
  const { Run } = await loadCore();
  const run = new Run();
  const broken = { ...files, 'grants.sql': 'CREATE ROLE app;\nGRANT SELECT notes TO app;' };
  const reply = run.open(JSON.stringify(exercise), JSON.stringify(broken), 7);
  assert.equal(reply.error, '');
  const problem = JSON.parse(reply.value);
  assert.equal(problem.kind, 'grants');
  assert.equal(problem.file, 'grants.sql');
  assert.equal(problem.line, 2);
  assert.notEqual(run.play('reads', notesApp(run)).error, '');
  assert.equal(JSON.parse(run.report('').value).outcome, 'broken');
  run.delete();
});

test('a damaged exercise says where and what to do', async () => {
  const { Run } = await loadCore();
  const run = new Run();
  const damaged = { ...exercise, stories: [{ id: 'x', title: 'X', steps: [{ send: 'read' }] }] };
  const { error } = run.open(JSON.stringify(damaged), JSON.stringify(files), 7);
  assert.match(error, /^\/stories\/0\/steps\/0\/send: must be a method and a path/m);
  run.delete();
});

test('the world of a run is SQL text with its rows', async () => {
  const run = await opened();
  const { value, error } = run.worldSql();
  assert.equal(error, '');
  assert.match(value, /CREATE TABLE notes/);
  assert.match(value, /Zoë/);
  run.delete();
});

test('host operations outside of a case are refused, not fatal', async () => {
  const run = await opened();
  assert.equal(JSON.parse(run.call('{"op":"now"}')).fail.code, 'ERR_NO_WORLD');
  assert.equal(run.start('{"op":"timer"}'), 0);
  assert.equal(run.next(), '');
  run.delete();
});
