// Where the two slots are: IndexedDB, or memory where the browser has none to give.
import { openDB, type DBSchema } from 'idb';
import type { SlotNumber, Slots } from './slots.js';

export interface SlotStorage {
  readonly keeps: 'across reloads' | 'until closed';
  read(): Promise<Slots>;
  /** Reads both slots and writes one, as one step that no other tab can come between. */
  write(make: (slots: Slots) => { readonly slot: SlotNumber; readonly text: string }): Promise<void>;
}

interface Schema extends DBSchema {
  slots: { key: number; value: string };
}

/** Rejects where IndexedDB is missing or refuses. */
export async function openSlots(): Promise<SlotStorage> {
  const database = await openDB<Schema>('parapet-progress', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('slots');
    },
  });
  return {
    keeps: 'across reloads',
    async read() {
      const { store } = database.transaction('slots');
      return Promise.all([store.get(0), store.get(1)]);
    },
    async write(make) {
      // "strict": the promise is kept when the disk has it, not when the browser has it.
      const change = database.transaction('slots', 'readwrite', { durability: 'strict' });
      const done = change.done;
      done.catch(() => undefined); // awaited below, but it may fail before that
      const { slot, text } = make(await Promise.all([change.store.get(0), change.store.get(1)]));
      await change.store.put(text, slot);
      await done;
    },
  };
}

export class MemorySlots implements SlotStorage {
  readonly keeps = 'until closed';
  readonly #slots: [string | undefined, string | undefined] = [undefined, undefined];

  read(): Promise<Slots> {
    return Promise.resolve([...this.#slots]);
  }

  write(make: Parameters<SlotStorage['write']>[0]): Promise<void> {
    const { slot, text } = make([...this.#slots]);
    this.#slots[slot] = text;
    return Promise.resolve();
  }
}
