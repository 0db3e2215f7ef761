// Every submission of every exercise answers its stories on real Express, better-sqlite3 and
// argon2 as it does in the sandbox: status, body, and the headers that matter.
import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { availableParallelism } from 'node:os';
import { after, suite, test } from 'node:test';
import { exerciseIds, loadExercise, submissionAt, type Exercise } from '../../wasm/cli/exercises.js';
import { submissionsOf } from '../../wasm/cli/matrix.js';
import type { Files } from '../../wasm/engine/exercise.js';
import { RealServer } from './real-server.js';
import { differences } from './replay.js';
import { Sandbox } from './sandbox-play.js';

const SEED = 1;

const sandbox = await Sandbox.load();
const exercises = await Promise.all((await exerciseIds()).map(loadExercise));
const agent = new Agent({ keepAlive: true });
after(() => {
  agent.destroy();
});

for (const exercise of exercises) {
  void suite(exercise.id, { concurrency: availableParallelism() }, () => {
    for (const { path } of submissionsOf(exercise)) {
      void test(`${path} answers its users on real Node as in the sandbox`, async () => {
        const files = allFiles(exercise, path);
        const { world, stories } = await sandbox.play(exercise, files, SEED);
        const name = `${exercise.id}/${path}`.replaceAll('/', '--');
        const { entry } = exercise.manifest.files;
        const start = (): Promise<RealServer> =>
          RealServer.start(name, entry, { ...files, 'world.sql': world }, agent);
        let server = await start();
        try {
          for (const { id, batches } of stories) {
            await server.renew();
            let found = await differences(server, batches);
            if (found.length > 0) {
              // In the sandbox each story meets a new process; here only where the old one remembers.
              await server.stop();
              server = await start();
              found = await differences(server, batches);
            }
            assert.deepEqual(found, [], `story ${id}`);
          }
        } finally {
          await server.stop();
        }
      });
    }
  });
}

function allFiles(exercise: Exercise, path: string): Files {
  const below = (folder: string): Files => submissionAt(exercise, folder);
  return { ...below('starter'), ...below(path), ...below('given') };
}
