// Two slots on a disk that can be pulled out: any write may be the last, and may be torn.
import type { SlotStorage } from '../../web/src/progress/slot-storage.js';
import type { SlotNumber, Slots } from '../../web/src/progress/slots.js';

export class PowerCut extends Error {}

/** Whole numbers below a bound, the same for the same seed. */
export type Draw = (below: number) => number;

export function draws(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export class FallibleSlots implements SlotStorage {
  readonly keeps = 'across reloads';
  readonly slots: [string | undefined, string | undefined] = [undefined, undefined];
  /** Writes that still succeed. */
  left = Infinity;
  full = false;
  readonly #draw: Draw;
  #off = false;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  read(): Promise<Slots> {
    return this.#off ? Promise.reject(new PowerCut()) : Promise.resolve([...this.slots]);
  }

  write(make: Parameters<SlotStorage['write']>[0]): Promise<void> {
    if (this.#off) return Promise.reject(new PowerCut());
    if (this.full) return Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
    const { slot, text } = make([...this.slots]);
    if (this.left-- > 0) {
      this.slots[slot] = text;
      return Promise.resolve();
    }
    this.#off = true;
    this.#cut(slot, text);
    return Promise.reject(new PowerCut());
  }

  /** The power is back. */
  restart(): void {
    this.#off = false;
    this.left = Infinity;
  }

  /** Changes a byte at rest, or cuts the record short. */
  damage(slot: SlotNumber): void {
    const text = this.slots[slot];
    if (text === undefined) return;
    const at = this.#draw(text.length);
    const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << this.#draw(7)));
    this.slots[slot] =
      this.#draw(4) === 0 ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1);
  }

  /** What a write leaves that the power did not outlast: nothing, all, or a part over the old. */
  #cut(slot: SlotNumber, text: string): void {
    const before = this.slots[slot] ?? '';
    const at = this.#draw(text.length + 1);
    switch (this.#draw(4)) {
      case 0:
        return;
      case 1:
        this.slots[slot] = text;
        return;
      case 2:
        this.slots[slot] = text.slice(0, at);
        return;
      default:
        this.slots[slot] = text.slice(0, at) + before.slice(at);
    }
  }
}
