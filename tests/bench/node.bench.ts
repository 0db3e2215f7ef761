// Whole gradings in Node, through the workers that the command line uses.
import { exerciseIds, loadExercise, submissionAt, type Exercise } from '../../wasm/cli/exercises.js';
import { withTeam } from '../../wasm/engine/node-team.js';
import type { Figure, Subject } from './figures.js';
import { figuresOf, kRounds } from './gradings.js';

const subject: Subject = {
  title: 'A grading in Node',
  async measure() {
    const figures: Figure[] = [];
    for (const id of await exerciseIds()) {
      const exercise = await loadExercise(id);
      for (const path of ['solution', 'starter']) figures.push(...(await timesOf(exercise, path)));
    }
    return figures;
  },
};
export default subject;

async function timesOf(exercise: Exercise, path: string): Promise<readonly Figure[]> {
  const files = submissionAt(exercise, path);
  const wholes: number[] = [];
  const firsts: number[] = [];
  await withTeam(async (engine) => {
    for (let round = 0; round <= kRounds; round++) {
      const began = performance.now();
      let first = NaN;
      const onCase = (): void => {
        if (Number.isNaN(first)) first = performance.now() - began;
      };
      await engine.grade(exercise.bundle, files, { seed: 1, onCase });
      wholes.push(performance.now() - began);
      firsts.push(first);
    }
  });
  return figuresOf(exercise.id, path, { wholes, firsts });
}
