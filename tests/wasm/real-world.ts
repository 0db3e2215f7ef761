// One request to an app in the sandbox, over the real core: for modules whose other half it is.
import { createCore, type CoreRun } from '../../wasm/engine/core.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';
import { SandboxApp } from '../../wasm/engine/sandbox/app.js';
import { sharedImage } from './sandbox.js';

const EXERCISE = {
  id: 'test/one-request',
  title: 'One request',
  files: { editable: ['grants.sql'], entry: 'server.js', grants: 'grants.sql' },
  world: {
    host: 'one.example',
    owner: 'owner',
    role: 'app',
    people: [],
    rows: [],
    settings: { pepper: 'of the mill', key_2: '{{letters 64}}' },
  },
  stories: [{ id: 'one', title: 'One request', steps: [{ send: 'GET /', expect: { status: 200 } }] }],
  attacks: [],
};
const WORLD = {
  'schema.sql': 'CREATE TABLE notes (id INTEGER PRIMARY KEY);',
  'grants.sql': 'CREATE ROLE app;',
};

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What the app answers to GET /, as JSON. */
export async function answerOf(source: string): Promise<unknown> {
  const image = await sharedImage();
  return await playing(async (run, play) => {
    const app = new SandboxApp(image, run, { entry: 'server.js', files: { 'server.js': source } });
    await app.renew();
    let answers: readonly Answer[] = [];
    play((requests) => {
      const text = app.serve(requests);
      answers = JSON.parse(text) as readonly Answer[];
      return text;
    });
    const [answer] = answers;
    if (answer?.status !== 200) throw new Error(`${answer?.status}: ${answer?.body} ${app.fatal?.message}`);
    return JSON.parse(Buffer.from(answer.body, 'latin1').toString('utf8')) as unknown;
  });
}

/** Host operations against the real core, without a sandbox: call(operation) gives its ok. */
export async function withOperations<T>(
  work: (call: (op: Readonly<Record<string, unknown>>) => unknown) => T,
): Promise<T> {
  return await playing((run, play) => {
    let result: { value: T } | undefined;
    play((requests) => {
      result = { value: work((op) => okOf(run.call(JSON.stringify(op)))) };
      return JSON.stringify(
        (JSON.parse(requests) as unknown[]).map(() => ({ status: 200, headers: [], body: '' })),
      );
    });
    if (result === undefined) throw new Error('the story was not played');
    return Promise.resolve(result.value);
  });
}

function okOf(text: string): unknown {
  const reply = JSON.parse(text) as { ok?: unknown; fail?: { message: string } };
  if (reply.fail !== undefined) throw new Error(reply.fail.message);
  return reply.ok;
}

async function playing<T>(
  work: (run: CoreRun, play: (serve: (requests: string) => string) => void) => Promise<T>,
): Promise<T> {
  const { core } = await loadNodeAssets();
  const { Run } = await createCore(await core('accounts'));
  const run = new Run();
  try {
    const opened = run.open(JSON.stringify(EXERCISE), JSON.stringify(WORLD), 1);
    if (opened.error !== '' || opened.value !== '') throw new Error(opened.error + opened.value);
    return await work(run, (serve) => {
      const played = run.play('one', { serve, memory: () => 0 });
      if (played.error !== '') throw new Error(played.error);
    });
  } finally {
    run.delete();
  }
}
