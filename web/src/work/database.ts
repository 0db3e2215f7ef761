// IndexedDB with promises, as far as this page needs it.

/** Rejects where there is none, or it refuses. */
export function openDatabase(name: string, create: (fresh: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      create(opening.result);
    };
    opening.onsuccess = () => {
      resolve(opening.result);
    };
    opening.onerror = () => {
      reject(opening.error ?? new Error('The database did not open.'));
    };
  });
}

/** Of the request alone: await `done` to know that it is written. Nothing but requests may be awaited meanwhile. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('The database did not answer.'));
    };
  });
}

export function done(change: IDBTransaction): Promise<void> {
  const written = new Promise<void>((resolve, reject) => {
    change.oncomplete = () => {
      resolve();
    };
    change.onabort = () => {
      reject(change.error ?? new Error('The database did not write.'));
    };
  });
  written.catch(() => undefined); // whoever asked may be awaiting a request, which fails first
  return written;
}
