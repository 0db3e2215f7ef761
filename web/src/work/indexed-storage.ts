import { answer, done, openDatabase } from './database.js';
import type { RunRecord, WorkStorage } from './storage.js';

const kRunsKept = 40;

/** Rejects where IndexedDB is missing or refuses. */
export async function openWorks(): Promise<WorkStorage> {
  const database = await openDatabase('parapet', (fresh) => {
    fresh.createObjectStore('works');
    fresh.createObjectStore('reports');
    fresh.createObjectStore('runs', { autoIncrement: true }).createIndex('exercise', 'exercise');
  });
  const read = <T>(store: string, exercise: string): Promise<T | undefined> =>
    answer(database.transaction(store).objectStore(store).get(exercise) as IDBRequest<T | undefined>);
  return {
    keeps: 'across reloads',
    readWork: (exercise) => read('works', exercise),
    writeWork(exercise, work) {
      const change = database.transaction('works', 'readwrite');
      change.objectStore('works').put(work, exercise);
      return done(change);
    },
    readReport: (exercise) => read('reports', exercise),
    async readRuns(exercise) {
      const runs = database.transaction('runs').objectStore('runs').index('exercise');
      return (await answer(runs.getAll(exercise) as IDBRequest<RunRecord[]>)).reverse();
    },
    async addRun(run, kept) {
      const change = database.transaction(['runs', 'reports'], 'readwrite');
      const written = done(change);
      if (kept) change.objectStore('reports').put(kept, run.exercise);
      const runs = change.objectStore('runs');
      runs.add(run);
      const keys = await answer(runs.index('exercise').getAllKeys(run.exercise));
      for (const key of keys.slice(0, -kRunsKept)) runs.delete(key);
      await written;
    },
  };
}
