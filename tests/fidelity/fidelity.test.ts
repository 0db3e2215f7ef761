// Every submission of every exercise answers its stories on real Express, better-sqlite3 and
// argon2 as it does in the sandbox: status, body, and the headers that matter. Starter and solution play
// all of them, another right answer a fifth, in turn, and a near miss those it breaks and one more. Near misses
// that break none are played one by one in three, and costly answers not at all: with PARAPET_FIDELITY=full every
// answer plays all.
import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { after, suite, test } from 'node:test';
import { exerciseIds, loadExercise, submissionAt, type Exercise } from '../../wasm/cli/exercises.js';
import { inTurn, isCostly, sampleOf, submissionsOf, type Submission } from '../../wasm/cli/matrix.js';
import type { Files } from '../../wasm/engine/exercise.js';
import type { Batch } from './exchange.js';
import { RealServer } from './real-server.js';
import { differences } from './replay.js';
import { Sandboxes } from './sandboxes.js';

const SEED = 1;
/** Their answers depend on a race between requests that are in flight at once. */
const RACES = new Set([
  'passwords/store-them-slowly/near-misses/slower-one-refused',
  'passwords/store-them-slowly/near-misses/wraps-and-forgets',
  'sessions/secure-your-session/near-misses/looks-then-marks',
]);
/** A right answer that is sampled plays one in so many stories. */
const ONE_OF = 5;
/** One in so many near misses plays when its users are served. */
const ONE_OF_SERVING = 3;
const FULL = process.env['PARAPET_FIDELITY'] === 'full';

const sandboxes = new Sandboxes();
const exercises = await Promise.all((await exerciseIds()).map(loadExercise));
after(async () => {
  RealServer.end();
  await sandboxes.end();
});

// One waits for its server, or for time to pass, while the others compute; a server that has served before is quicker
// than one more.
void suite('fidelity', { concurrency: availableParallelism() + 1 }, () => {
  for (const exercise of exercises) check(exercise);
});

function check(exercise: Exercise): void {
  for (const [turn, submission] of submissionsOf(exercise).entries()) {
    const { path } = submission;
    if (!FULL && !isSampled(exercise, submission, turn)) continue;
    void test(`${exercise.id}/${path} answers its users on real Node as in the sandbox`, async () => {
      const files = allFiles(exercise, path);
      const { world, stories } = await sandboxes.play({
        exercise,
        files,
        stories: storiesFor(exercise, submission, turn),
        seed: SEED,
      });
      const name = `${exercise.id}/${path}`.replaceAll('/', '--');
      const { entry } = exercise.manifest.files;
      const start = (): Promise<RealServer> =>
        RealServer.start(name, entry, { ...files, 'world.sql': world });
      let server = await start();
      const startAnew = async (): Promise<void> => {
        await server.stop();
        server = await start();
      };
      let remembers = false;
      try {
        for (const { id, batches: all } of stories) {
          const batches = RACES.has(`${exercise.id}/${path}`) ? beforeRace(all) : all;
          // In the sandbox each story meets a new process; here only where the old one remembers.
          await (remembers ? startAnew() : server.renew());
          let found = await differences(server, batches);
          if (found.length > 0 && !remembers) {
            remembers = true;
            await startAnew();
            found = await differences(server, batches);
          }
          assert.deepEqual(found, [], `story ${id}`);
        }
      } finally {
        await server.stop();
      }
    });
  }
}

function storiesFor(exercise: Exercise, submission: Submission, turn: number): readonly string[] {
  const ids = exercise.manifest.stories.map(({ id }) => id);
  if (FULL) return ids;
  if (submission.role !== 'accepted') return sampleOf(ids, exercise, submission, turn);
  return inTurn(ids, ONE_OF, turn);
}

function isSampled(exercise: Exercise, submission: Submission, turn: number): boolean {
  const nearMiss = exercise.manifest.nearMisses[submission.name];
  const serves = submission.role === 'near-miss' && (nearMiss?.breaks ?? []).length === 0;
  return !isCostly(exercise, submission) && (!serves || turn % ONE_OF_SERVING === 0);
}

/** Who wins its race is nobody's promise: it is compared up to there. */
function beforeRace(batches: readonly Batch[]): readonly Batch[] {
  const race = batches.findIndex(({ exchanges }) => exchanges.length > 1);
  return race < 0 ? batches : batches.slice(0, race);
}

function allFiles(exercise: Exercise, path: string): Files {
  const below = (folder: string): Files => submissionAt(exercise, folder);
  return { ...below('starter'), ...below(path), ...below('given') };
}
