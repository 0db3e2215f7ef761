// Whole gradings in Node, through the worker that the command line uses.
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { NodeEngineClient } from '../../wasm/engine/node-client.js';
import { exercise as id } from '../web/page.js';
import { median, timed, type Figure, type Subject } from './figures.js';

const kRounds = 5;

const subject: Subject = {
  title: 'A grading in Node',
  async measure() {
    const exercise = await loadExercise(id);
    const figures: Figure[] = [];
    for (const path of ['solution', 'starter']) {
      const client = new NodeEngineClient();
      const loading = await timed(() => client.ready);
      if (path === 'solution') figures.push({ what: 'engine loaded', value: loading, unit: 'ms' });
      const files = submissionAt(exercise, path);
      const wholes: number[] = [];
      const firsts: number[] = [];
      for (let round = 0; round <= kRounds; round++) {
        const began = performance.now();
        let first = NaN;
        const onCase = (): void => {
          if (Number.isNaN(first)) first = performance.now() - began;
        };
        await client.grade(exercise.bundle, files, { seed: round + 1, onCase });
        wholes.push(performance.now() - began);
        firsts.push(first);
      }
      await client.close();
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
