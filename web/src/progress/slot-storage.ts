// Where the two slots are: IndexedDB, or memory where the browser has none to give.
import { answer, done, openDatabase } from '../work/database.js';
import type { SlotNumber, Slots } from './slots.js';

export interface SlotStorage {
  readonly keeps: 'across reloads' | 'until closed';
  read(): Promise<Slots>;
  /** Reads both slots and writes one, as one step that no other tab can come between. */
  write(make: (slots: Slots) => { readonly slot: SlotNumber; readonly text: string }): Promise<void>;
}

/** Rejects where IndexedDB is missing or refuses. */
export async function openSlots(): Promise<SlotStorage> {
  const database = await openDatabase('parapet-progress', (fresh) => {
    fresh.createObjectStore('slots');
  });
  const both = async (change: IDBTransaction): Promise<Slots> => {
    const store = change.objectStore('slots');
    const get = (slot: SlotNumber) => answer(store.get(slot) as IDBRequest<string | undefined>);
    return Promise.all([get(0), get(1)]);
  };
  return {
    keeps: 'across reloads',
    read: () => both(database.transaction('slots')),
    async write(make) {
      // "strict": the promise is kept when the disk has it, not when the browser has it.
      const change = database.transaction('slots', 'readwrite', { durability: 'strict' });
      const written = done(change);
      const { slot, text } = make(await both(change));
      change.objectStore('slots').put(text, slot);
      await written;
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
