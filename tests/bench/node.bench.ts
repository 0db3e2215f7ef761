// Whole gradings in Node, through the workers that the command line uses.
import { exerciseIds, loadExercise, submissionAt, type Exercise } from '../../wasm/cli/exercises.js';
import { withTeam } from '../../wasm/engine/node-team.js';
import { median, type Figure, type Subject } from './figures.js';

const kRounds = 5;

const kBar = 1_000; // ms, of a whole grading
const kBars: Readonly<Record<string, number>> = { 'rate-limits/slow-the-guessing': 1_500 };

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
  const { id } = exercise.manifest;
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
  const what = `${id}, ${path}`;
  return [
    { what: `${what}, the first run`, value: cold, unit: 'ms' },
    { what: `${what}, median of ${kRounds} more`, value: median(warm), unit: 'ms', bar: kBars[id] ?? kBar },
    { what: `${what}, first result of the first run`, value: firsts[0] ?? NaN, unit: 'ms', bar: 200 },
  ];
}
