// Bundles what the lesson's pages let a reader try, as virtual modules:
//   virtual:trials                      every trial whose exercise is there
//   virtual:submission/<id>/<folder>    the files of one submission, a chunk of its own
//   virtual:demo/<name>                 a small exercise of lesson/demos
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { ExerciseManifest } from '../../wasm/engine/exercise.js';
import type { TrialSource } from '../src/course/trial.js';
import { filesOf } from './exercises.js';

const kTrials = 'virtual:trials';
const kSubmission = 'virtual:submission/';
const kDemo = 'virtual:demo/';
const kStarter = 'starter';
const kSolution = 'solution';

export function trials(options: { folder: string }): Plugin {
  const { folder } = options;
  return {
    name: 'parapet-trials',
    resolveId: (id) => ([kTrials, kSubmission, kDemo].some((name) => id.startsWith(name)) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${kTrials}`) {
        this.addWatchFile(join(folder, 'lesson/trials.json'));
        return trialsModule(folder);
      }
      if (id.startsWith(`\0${kDemo}`)) return demoModule(join(folder, 'lesson/demos', id.slice(kDemo.length + 1)));
      if (!id.startsWith(`\0${kSubmission}`)) return null;
      return `export const files = ${JSON.stringify(filesOf(join(folder, id.slice(kSubmission.length + 1))))};`;
    },
  };
}

export function readTrials(folder: string): readonly TrialSource[] {
  return JSON.parse(readFileSync(join(folder, 'lesson/trials.json'), 'utf8')) as TrialSource[];
}

function trialsModule(folder: string): string {
  const entries = readTrials(folder)
    .filter(({ exercise }) => existsSync(join(folder, exercise, 'exercise.json')))
    .map((trial) => {
      const { broken = kStarter, mended = kSolution, ...rest } = trial;
      const base = onStarter(folder, trial, broken) ? [] : [kSolution];
      return `{ ...${JSON.stringify(rest)},
        broken: ${loaders(trial.exercise, [...base, broken])}, mended: ${loaders(trial.exercise, [mended])} }`;
    });
  return `export const trials = [${entries.join(',\n')}];`;
}

/** A submission holds what differs from the starter; a near miss may say that it differs from the solution. */
function onStarter(folder: string, { exercise }: TrialSource, submission: string): boolean {
  const [kind, name = ''] = submission.split('/');
  if (kind !== 'near-misses') return true;
  const manifest = JSON.parse(readFileSync(join(folder, exercise, 'exercise.json'), 'utf8')) as ExerciseManifest;
  return manifest.nearMisses[name]?.on !== kSolution;
}

function loaders(exercise: string, submissions: readonly string[]): string {
  const wanted = submissions.filter((submission) => submission !== kStarter);
  return `[${wanted.map((submission) => `() => import('${kSubmission}${exercise}/${submission}')`).join(', ')}]`;
}

function demoModule(home: string): string {
  const { 'exercise.json': json = '', 'demo.json': about = '{}', ...files } = filesOf(home);
  const bundle = { json: JSON.stringify(JSON.parse(json)), files };
  return `export const bundle = ${JSON.stringify(bundle)}; export const about = ${JSON.stringify(JSON.parse(about))};`;
}
