// A core of one case, for tests of what lies around the sandbox: the case sends GET / and
// puts the answer into its notes. The world is fake-world.ts.
import type { CoreApp, CoreRun, Reply } from '../../wasm/engine/core.js';
import type { CoreSource } from '../../wasm/engine/cores.js';
import type { CaseResult, Problem } from '../../wasm/engine/report.js';
import type { ScoreSheet } from '../../wasm/engine/score-sheet.js';
import { FakeWorld } from './fake-world.js';
import type { Answer } from './sandbox.js';

export const CASES = ['first', 'second'] as const;
const REQUEST = {
  method: 'GET',
  scheme: 'https',
  host: 'shop.example',
  target: '/',
  headers: [],
  body: '',
  client: '192.0.2.7',
};

class FakeRun implements CoreRun {
  #world = new FakeWorld();
  #cases: CaseResult[] = [];
  #files: Readonly<Record<string, string>> = {};

  open(_exercise: string, files: string, seed: number): Reply {
    if (seed === 13) return { value: '', error: '/world: damaged' };
    this.#files = JSON.parse(files) as Record<string, string>;
    const refused = this.#files['grants.sql']?.startsWith('NONSENSE') === true;
    return { value: refused ? JSON.stringify(GRANTS_PROBLEM) : '', error: '' };
  }
  cases(): string {
    return JSON.stringify(CASES.map((id) => ({ id, kind: 'story', title: id })));
  }
  play(id: string, app: CoreApp): Reply {
    this.#world = new FakeWorld();
    const [answer] = JSON.parse(app.serve(JSON.stringify([REQUEST]))) as [Answer];
    const result: CaseResult = {
      id,
      kind: 'story',
      title: id,
      outcome: answer.status === 200 ? 'served' : 'broken',
      got: String(answer.status),
      notes: [answer.body, ...this.#world.logs],
      lines: [],
      hash: `sha256:${id}`,
      points: 1,
      of: 1,
      exchanges: 1,
      trace: [],
    };
    this.#cases = [...this.#cases.filter((other) => other.id !== id), result];
    return { value: JSON.stringify(result), error: '' };
  }
  adopt(results: string): Reply {
    const adopted = JSON.parse(results) as readonly CaseResult[];
    this.#cases = [...adopted];
    return { value: '', error: '' };
  }
  report(problem: string): Reply {
    const report: ScoreSheet = {
      schema: 1,
      exercise: 'fake',
      engine: 'fake',
      seed: 1,
      submission: Object.keys(this.#files).sort().join(),
      outcome: problem === 'null' ? 'passed' : 'broken',
      score: { points: 0, of: 0 },
      problem: JSON.parse(problem) as Problem | null,
      cases: this.#cases.map(({ id, hash, points, of }) => ({ id, hash, points, of })),
      hash: '',
    };
    return { value: JSON.stringify(report), error: '' };
  }
  worldSql(): Reply {
    return { value: '', error: '' };
  }
  call(json: string): string {
    return this.#world.call(json);
  }
  start(json: string): number {
    return this.#world.start(json);
  }
  next(): string {
    return this.#world.next();
  }
  delete(): void {
    this.#cases = [];
  }
}

const GRANTS_PROBLEM: Problem = {
  kind: 'grants',
  message: 'grants.sql:1:1: expected GRANT',
  file: 'grants.sql',
  line: 1,
  column: 1,
  advice: 'Look there.',
};

export const fakeCores: CoreSource = { get: () => Promise.resolve({ Run: FakeRun }) };

export const fakeExercise = {
  id: 'fake',
  json: JSON.stringify({
    id: 'fake',
    files: {
      editable: ['server.js', 'grants.sql'],
      given: ['db.js', 'notes.js'],
      entry: 'server.js',
      grants: 'grants.sql',
    },
    world: { schema: 'schema.sql' },
  }),
  files: {
    'schema.sql': 'CREATE TABLE t (a);',
    'starter/server.js': `import express from 'express';\nconst app = express();\napp.get('/', (req, res) => res.send('starter'));\napp.listen(3000);`,
    'starter/grants.sql': 'GRANT a TO b;',
    'given/db.js': 'throw new Error("never run");',
    'given/notes.js': 'export const note = "given";',
  },
};
