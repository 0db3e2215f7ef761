// Gradings on all cores: one worker thread each, jobs in the order they were asked for.
import { availableParallelism } from 'node:os';
import type { GradeOptions } from '../engine/engine.js';
import type { ExerciseBundle, Files } from '../engine/exercise.js';
import { NodeEngineClient } from '../engine/node-client.js';
import type { Report } from '../engine/report.js';

export interface Pool {
  grade(
    exercise: ExerciseBundle,
    files: Files,
    options: Pick<GradeOptions, 'seed' | 'only'>,
  ): Promise<Report>;
}

/** Runs `work` with at most as many workers as there are cores or jobs, and ends them after. */
export async function withPool<T>(jobs: number, work: (pool: Pool) => Promise<T>): Promise<T> {
  const size = Math.max(1, Math.min(availableParallelism(), jobs));
  const clients = Array.from({ length: size }, () => new NodeEngineClient());
  const idle = [...clients];
  const waiting: ((client: NodeEngineClient) => void)[] = [];

  const take = (): Promise<NodeEngineClient> => {
    const client = idle.pop();
    return client ? Promise.resolve(client) : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (client: NodeEngineClient): void => {
    const next = waiting.shift();
    if (next) next(client);
    else idle.push(client);
  };

  try {
    return await work({
      async grade(exercise, files, options) {
        const client = await take();
        try {
          return await client.grade(exercise, files, options);
        } finally {
          giveBack(client);
        }
      },
    });
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}
