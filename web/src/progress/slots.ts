// Two slots hold the progress, written in turn and never both at once: whatever happens to the
// one being written, or later to one of them, the other is whole. A slot is a line of text,
//   <sequence> <CRC-32 of the rest, hex> <JSON>
// and the whole slot with the highest sequence is the progress.
import type { ProgressData } from './data.js';

export type SlotNumber = 0 | 1;
export type Slots = readonly [string | undefined, string | undefined];

/** What a slot holds: the progress, and what resets and imports replaced. */
export interface Kept {
  readonly format: 1;
  readonly data: ProgressData;
  readonly undo: Undo | null;
}

/** What a reset or an import replaced, with what the one before it did. */
export interface Undo {
  readonly says: string;
  readonly data: ProgressData;
  readonly undo?: Undo | null;
}

export interface Newest {
  readonly kept: Kept | undefined;
  readonly sequence: number;
  /** The slot that may be overwritten: never the newest whole one. */
  readonly other: SlotNumber;
}

export function writeSlot(sequence: number, kept: Kept): string {
  const rest = `${sequence} ${JSON.stringify(kept)}`;
  const at = rest.indexOf(' ');
  return `${rest.slice(0, at)} ${crc32(rest).toString(16).padStart(8, '0')}${rest.slice(at)}`;
}

/** Undefined when the slot is empty or damaged. Throws when a later version of this page wrote it. */
export function readSlot(text: string | undefined): { sequence: number; kept: Kept } | undefined {
  const parts = /^(\d{1,15}) ([0-9a-f]{8}) (.*)$/s.exec(text ?? '');
  if (parts === null) return undefined;
  const [, sequence = '', checksum = '', json = ''] = parts;
  if (crc32(`${sequence} ${json}`) !== Number.parseInt(checksum, 16)) return undefined;
  const kept = JSON.parse(json) as { format: number } & Omit<Kept, 'format'>;
  if (kept.format !== 1) throw new Error('A later version of this page keeps the progress.');
  return { sequence: Number(sequence), kept: { ...kept, format: 1 } };
}

export function newest(slots: Slots): Newest {
  const [first, second] = slots.map(readSlot);
  const best = (first?.sequence ?? -1) >= (second?.sequence ?? -1) ? first : second;
  if (best === undefined) return { kept: undefined, sequence: 0, other: 0 };
  return { ...best, other: best === first ? 1 : 0 };
}

export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
