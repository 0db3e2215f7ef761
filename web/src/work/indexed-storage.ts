import { openDB, type DBSchema } from 'idb';
import type { KeptReport, RunRecord, WorkStorage } from './storage.js';
import type { Work } from './work.js';

interface Schema extends DBSchema {
  works: { key: string; value: Work };
  reports: { key: string; value: KeptReport };
  runs: { key: number; value: RunRecord; indexes: { exercise: string } };
}

const kRunsKept = 40;

/** Rejects where IndexedDB is missing or refuses. */
export async function openDatabase(): Promise<WorkStorage> {
  const database = await openDB<Schema>('parapet', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('works');
      fresh.createObjectStore('reports');
      fresh.createObjectStore('runs', { autoIncrement: true }).createIndex('exercise', 'exercise');
    },
  });
  return {
    keeps: 'across reloads',
    readWork: (exercise) => database.get('works', exercise),
    async writeWork(exercise, work) {
      await database.put('works', work, exercise);
    },
    readReport: (exercise) => database.get('reports', exercise),
    async writeReport(exercise, kept) {
      await database.put('reports', kept, exercise);
    },
    async readRuns(exercise) {
      return (await database.getAllFromIndex('runs', 'exercise', exercise)).reverse();
    },
    async addRun(run) {
      const change = database.transaction('runs', 'readwrite');
      await change.store.add(run);
      const keys = await change.store.index('exercise').getAllKeys(run.exercise);
      for (const key of keys.slice(0, -kRunsKept)) await change.store.delete(key);
      await change.done;
    },
  };
}
