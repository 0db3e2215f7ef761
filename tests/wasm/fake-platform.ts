// A platform without threads, for tests of client and guard: the test says what the worker and
// the witness say, and when the guard's interval comes round.
import type { TestContext } from 'node:test';
import { WorkerClient, type Platform } from '../../wasm/engine/client.js';
import type { Testimony } from '../../wasm/engine/guard.js';
import type { FromWorker, ToWorker } from '../../wasm/engine/messages.js';
import type { Report } from '../../wasm/engine/report.js';
import { SHORT } from '../../wasm/engine/watcher.js';

export class FakeWorker {
  readonly got: ToWorker[] = [];
  ended = false;
  say: (message: FromWorker) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  /** Seeds of the runs it was asked for. */
  get seeds(): number[] {
    return this.got.flatMap((message) => (message.type === 'grade' ? [message.seed] : []));
  }

  async answer(seed: number): Promise<void> {
    this.say({ type: 'report', sheet: reportOf(seed) });
    await settled();
  }
}

export class FakeWitness {
  ended = false;
  tell: (testimony: Testimony) => void = () => undefined;
}

export class FakePlatform implements Platform {
  readonly workers: FakeWorker[] = [];
  readonly witnesses: FakeWitness[] = [];

  get worker(): FakeWorker {
    const last = this.workers.at(-1);
    if (last === undefined) throw new Error('no worker was started');
    return last;
  }

  get witness(): FakeWitness | undefined {
    return this.witnesses.findLast(({ ended }) => !ended);
  }

  spawn: Platform['spawn'] = (listener) => {
    const worker = new FakeWorker();
    worker.say = (message) => {
      listener.message(message);
    };
    worker.fail = (error) => {
      listener.failed(error);
    };
    this.workers.push(worker);
    return { post: (message) => worker.got.push(message), terminate: () => (worker.ended = true) };
  };

  callWitness: Platform['callWitness'] = (tell) => {
    const witness = new FakeWitness();
    witness.tell = tell;
    this.witnesses.push(witness);
    return { end: () => (witness.ended = true) };
  };
}

export interface Stage {
  readonly client: WorkerClient;
  readonly platform: FakePlatform;
  /** Lets the guard's interval come round so often, 100 ms apart unless told otherwise. */
  readonly look: (times: number, apart?: number) => void;
}

/** A client whose engine has loaded; time stands still but for look(). */
export async function loadedClient(t: TestContext): Promise<Stage> {
  const stage = loadingClient(t);
  stage.platform.worker.say({ type: 'ready' });
  await settled();
  return stage;
}

export function loadingClient(t: TestContext): Stage {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let time = 0;
  t.mock.method(performance, 'now', () => time);
  const platform = new FakePlatform();
  const client = new WorkerClient(platform);
  return {
    client,
    platform,
    look(times, apart = 100) {
      for (let i = 0; i < times; i++) {
        time += apart;
        t.mock.timers.tick(100);
      }
    },
  };
}

/** Inside the learner's code, on the way to answering GET /slow. */
export const SERVING: FromWorker = { type: 'doing', what: 'GET /slow', patience: SHORT };

export function reportOf(seed: number): Report {
  return {
    schema: 1,
    exercise: 'fake',
    engine: 'fake',
    seed,
    submission: '',
    outcome: 'passed',
    score: { points: 1, of: 1 },
    problem: null,
    cases: [],
    hash: '',
  };
}

/** Lets everything that has been promised come about. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
