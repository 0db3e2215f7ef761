// Whole gradings in Node, through the workers that the command line uses.
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { withTeam } from '../../wasm/engine/node-team.js';
import { exercise as id } from '../web/page.js';
import { median, type Figure, type Subject } from './figures.js';

const kRounds = 5;

const subject: Subject = {
  title: 'A grading in Node',
  async measure() {
    const exercise = await loadExercise(id);
    const figures: Figure[] = [];
    for (const path of ['solution', 'starter']) {
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
      const [cold = NaN, ...warm] = wholes;
      figures.push(
        { what: `${path}, the first run`, value: cold, unit: 'ms' },
        { what: `${path}, median of ${kRounds} more`, value: median(warm), unit: 'ms', bar: 1_000 },
        { what: `${path}, first result of the first run`, value: firsts[0] ?? NaN, unit: 'ms', bar: 200 },
      );
    }
    return figures;
  },
};
export default subject;
