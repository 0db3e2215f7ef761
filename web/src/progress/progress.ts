// The learner's progress: one store for exercises, quick test and lesson pages. A step is
// acknowledged (its promise is fulfilled with "kept") once both slots hold it. Where the storage
// refuses, the step is held in memory, tried again with the next one, and `keeps` says so.
import { kNothingDone, mergeProgress, takeStep, type ProgressData, type Step } from './data.js';
import { MemorySlots, openSlots, type SlotStorage } from './slot-storage.js';
import { newest, readSlot, writeSlot, type Kept, type Undo } from './slots.js';

type Change = (kept: Kept) => Kept;
export type Outcome = 'kept' | 'until closed';

const kUndoSteps = 20;
const kStart: Kept = { format: 1, data: kNothingDone, undo: null };

export class Progress extends EventTarget {
  readonly #storage: SlotStorage;
  readonly #channel: BroadcastChannel | undefined;
  /** Changes that no slot holds yet, the earliest first. */
  readonly #pending: Change[] = [];
  /** What the slots hold, as far as this tab knows. */
  #saved = kStart;
  /** The same with what is pending. */
  #kept = kStart;
  /** What both slots hold. */
  #acknowledged = kStart;
  #refused = false;
  #writing = Promise.resolve();

  /** Without a channel, tabs find each other's steps when they next take one. */
  static async open(storage: SlotStorage, channel?: BroadcastChannel): Promise<Progress> {
    const progress = new Progress(storage, channel);
    await progress.#read();
    return progress;
  }

  private constructor(storage: SlotStorage, channel: BroadcastChannel | undefined) {
    super();
    this.#storage = storage;
    this.#channel = channel;
    channel?.addEventListener('message', () => void this.#read());
  }

  get data(): ProgressData {
    return this.#kept.data;
  }

  /** What is acknowledged: there after a crash, or until the tab is closed where nothing better is to be had. */
  get acknowledged(): ProgressData {
    return this.#sure.data;
  }

  /** What undo() would take back, in words. */
  get undoable(): string | undefined {
    return this.#sure.undo?.says;
  }

  get keeps(): SlotStorage['keeps'] {
    return this.#refused ? 'until closed' : this.#storage.keeps;
  }

  take(step: Step): Promise<Outcome> {
    return this.#change(({ format, data, undo }) => ({
      format,
      data: takeStep(data, step),
      // Whoever takes back an import or a reset keeps what was done since.
      undo: each(undo, kUndoSteps, (data) => takeStep(data, step)),
    }));
  }

  reset(): Promise<Outcome> {
    return this.#replace('Your progress is reset.', () => kNothingDone);
  }

  /** Adds what was exported elsewhere, or here at another time. */
  merge(theirs: ProgressData, says: string): Promise<Outcome> {
    return this.#replace(says, (data) => mergeProgress(theirs, data));
  }

  undo(): Promise<Outcome> {
    return this.#change((kept) =>
      kept.undo === null ? kept : { format: 1, data: kept.undo.data, undo: kept.undo.undo ?? null },
    );
  }

  #replace(says: string, next: (data: ProgressData) => ProgressData): Promise<Outcome> {
    return this.#change(({ format, data, undo }) => ({
      format,
      data: next(data),
      undo: { says, data, undo: each(undo, kUndoSteps - 1, (old) => old) },
    }));
  }

  get #sure(): Kept {
    return this.#refused ? this.#kept : this.#acknowledged;
  }

  async #change(change: Change): Promise<Outcome> {
    this.#pending.push(change);
    this.#show();
    // One write at a time; the one that waits takes along whatever came meanwhile.
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
    return this.keeps === 'until closed' ? 'until closed' : 'kept';
  }

  async #write(): Promise<void> {
    const batch = [...this.#pending];
    try {
      await this.#writeOne((kept) => apply(batch, kept));
      this.#pending.splice(0, batch.length);
      await this.#writeOne((kept) => kept); // the other slot: now a damaged one costs nothing
      this.#acknowledged = this.#saved;
      this.#refused = false;
    } catch {
      this.#refused = true; // full, or taken away: what is pending waits for the next step
    }
    this.#show();
    this.#channel?.postMessage('changed');
  }

  async #writeOne(change: Change): Promise<void> {
    let made = this.#saved;
    await this.#storage.write((slots) => {
      const { kept, sequence, other } = newest(slots);
      made = change(kept ?? this.#saved);
      return { slot: other, text: writeSlot(sequence + 1, made) };
    });
    this.#saved = made;
  }

  async #read(): Promise<void> {
    try {
      const slots = await this.#storage.read();
      this.#saved = newest(slots).kept ?? this.#saved;
      const isDamaged = (text: string | undefined) => text !== undefined && readSlot(text) === undefined;
      if (slots.some(isDamaged))
        await this.#write(); // from the whole one, while there is one
      else this.#acknowledged = this.#saved;
      this.#show();
    } catch {
      this.#refused = true;
      this.#show();
    }
  }

  #show(): void {
    this.#kept = apply(this.#pending, this.#saved);
    this.dispatchEvent(new Event('change'));
  }
}

/** The latest so many, with their data changed. */
function each(
  undo: Undo | null | undefined,
  steps: number,
  change: (data: ProgressData) => ProgressData,
): Undo | null {
  if (!undo || steps === 0) return null;
  return { ...undo, data: change(undo.data), undo: each(undo.undo, steps - 1, change) };
}

function apply(changes: readonly Change[], kept: Kept): Kept {
  return changes.reduce((state, change) => change(state), kept);
}

let opened: Promise<Progress> | undefined;

/** The page's one progress. */
export function openProgress(): Promise<Progress> {
  opened ??= openSlots()
    .catch(() => new MemorySlots())
    .then((storage) =>
      Progress.open(
        storage,
        'BroadcastChannel' in globalThis ? new BroadcastChannel('parapet-progress') : undefined,
      ),
    );
  return opened;
}
