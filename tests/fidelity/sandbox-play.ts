// Plays the stories of an exercise in the sandbox and writes down everything on the wire.
import type { CoreRun, Reply } from '../../wasm/engine/core.js';
import type { Cores } from '../../wasm/engine/cores.js';
import { coresOf } from '../../wasm/engine/create-engine.js';
import type { Files } from '../../wasm/engine/exercise.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';
import { SandboxApp, type Operations } from '../../wasm/engine/sandbox/app.js';
import { Images } from '../../wasm/engine/sandbox/images.js';
import type { Exercise } from '../../wasm/cli/exercises.js';
import type { Batch, Request, Response } from './exchange.js';

export interface PlayedStory {
  readonly id: string;
  /** Up to the first one in which the database refused a privilege: SQLite alone has no roles. */
  readonly batches: readonly Batch[];
}

export interface Play {
  /** The database every story begins with, as SQL text. */
  readonly world: string;
  readonly stories: readonly PlayedStory[];
}

/** What is played: these stories of an exercise, answered by these files. */
export interface Part {
  readonly exercise: Exercise;
  readonly files: Files;
  readonly stories: readonly string[];
  readonly seed: number;
}

export class Sandbox {
  readonly #cores: Cores;
  readonly #images: Images;

  private constructor(cores: Cores, images: Images) {
    this.#cores = cores;
    this.#images = images;
  }

  static async load(): Promise<Sandbox> {
    const assets = await loadNodeAssets();
    return new Sandbox(coresOf(assets), new Images(assets.quickjs, assets.guest));
  }

  async play({ exercise: { manifest, bundle }, files, stories: ids, seed }: Part): Promise<Play> {
    const { schema } = manifest.world;
    const image = await this.#images.with(manifest.modules ?? []);
    const { Run } = await this.#cores.get(manifest.core);
    const run = new Run();
    try {
      const world = { ...files, [schema]: bundle.files[schema] ?? '' };
      value(run.open(bundle.json, JSON.stringify(world), seed));
      const watched = new WatchedRun(run);
      const app = new SandboxApp(image, watched, { entry: manifest.files.entry, files });
      const stories: PlayedStory[] = [];
      for (const id of ids) {
        await app.renew();
        stories.push({ id, batches: watched.play(id, app) });
      }
      return { world: value(run.worldSql()), stories };
    } finally {
      run.delete();
    }
  }
}

class WatchedRun implements Operations {
  readonly #run: CoreRun;
  #denied = false;

  constructor(run: CoreRun) {
    this.#run = run;
  }

  call(json: string): string {
    return this.#run.call(json);
  }

  start(json: string): number {
    return this.#run.start(json);
  }

  next(): string {
    const reply = this.#run.next();
    if (reply.includes('"permission denied')) this.#denied = true;
    return reply;
  }

  play(id: string, app: SandboxApp): readonly Batch[] {
    const batches: Batch[] = [];
    this.#denied = false;
    const serve = (requestsJson: string): string => {
      const at = now(this.#run);
      const responsesJson = app.serve(requestsJson);
      const responses = JSON.parse(responsesJson) as readonly Response[];
      const requests = JSON.parse(requestsJson) as readonly Request[];
      const exchanges = requests.flatMap((request, i) => {
        const response = responses[i];
        return response === undefined ? [] : [{ request, response }];
      });
      if (!this.#denied) batches.push({ at, exchanges });
      return responsesJson;
    };
    value(this.#run.play(id, { serve, memory: () => app.memory() }));
    return batches;
  }
}

function now(run: CoreRun): number {
  return Math.floor((JSON.parse(run.call('{"op":"now"}')) as { readonly ok: number }).ok);
}

function value(reply: Reply): string {
  if (reply.error !== '') throw new Error(reply.error);
  return reply.value;
}
