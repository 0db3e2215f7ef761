// What follows the opcode of a WebAssembly instruction, as far as the packer needs to know it: which
// stream each part goes to. WebAssembly core specification 2.0, section 5.4, and its SIMD.

/** In the order in which the packed file holds them. Like goes beside like. */
export const STREAMS = [
  'opcodes',
  'locals',
  'labels',
  'blocks',
  'calls',
  'globals',
  'numbers',
  'longs',
  'floats',
  'alignments',
  'offsets',
  'tables',
  'declarations',
  'others',
] as const;
export type Stream = (typeof STREAMS)[number];

/** One part of an instruction: a LEB128 number, or that many plain bytes. */
export interface Part {
  readonly stream: Stream;
  readonly bytes?: number;
}

const leb = (stream: Stream): Part => ({ stream });
const MEMORY: readonly Part[] = [leb('alignments'), leb('offsets')];
const NONE: readonly Part[] = [];

export const BLOCK = 0x02;
export const LOOP = 0x03;
export const IF = 0x04;
export const END = 0x0b;
export const BR_TABLE = 0x0e;
export const SELECT_TYPED = 0x1c;
const NUMERIC = 0xfc;
const VECTOR = 0xfd;

const SIMPLE = new Map<number, readonly Part[]>([
  [BLOCK, [leb('blocks')]],
  [LOOP, [leb('blocks')]],
  [IF, [leb('blocks')]],
  [0x0c, [leb('labels')]],
  [0x0d, [leb('labels')]],
  [0x10, [leb('calls')]],
  [0x11, [leb('others'), leb('others')]],
  [0x20, [leb('locals')]],
  [0x21, [leb('locals')]],
  [0x22, [leb('locals')]],
  [0x23, [leb('globals')]],
  [0x24, [leb('globals')]],
  [0x25, [leb('others')]],
  [0x26, [leb('others')]],
  [0x3f, [leb('others')]],
  [0x40, [leb('others')]],
  [0x41, [leb('numbers')]],
  [0x42, [leb('longs')]],
  [0x43, [{ stream: 'floats', bytes: 4 }]],
  [0x44, [{ stream: 'floats', bytes: 8 }]],
  [0xd0, [leb('others')]],
  [0xd2, [leb('others')]],
]);

/** Whether a second number, in the stream of opcodes, says which instruction it is. */
export function isPrefix(opcode: number): boolean {
  return opcode === NUMERIC || opcode === VECTOR;
}

/** `second` is the number after a prefix. Undefined when there is no such instruction. */
export function partsOf(opcode: number, second: number): readonly Part[] | undefined {
  if (opcode === NUMERIC) return numericParts(second);
  if (opcode === VECTOR) return vectorParts(second);
  const parts = SIMPLE.get(opcode);
  if (parts !== undefined) return parts;
  if (opcode >= 0x28 && opcode <= 0x3e) return MEMORY;
  return opcode <= 0xd1 ? NONE : undefined;
}

function numericParts(second: number): readonly Part[] | undefined {
  if (second < 8) return NONE; // saturating truncation
  if (second > 17) return undefined;
  // memory.init, memory.copy, table.init and table.copy name two things, the others one.
  const two = second === 8 || second === 10 || second === 12 || second === 14;
  return two ? [leb('others'), leb('others')] : [leb('others')];
}

function vectorParts(second: number): readonly Part[] | undefined {
  if (second <= 11 || second === 92 || second === 93) return MEMORY;
  if (second === 12 || second === 13) return [{ stream: 'others', bytes: 16 }];
  if (second >= 21 && second <= 34) return [{ stream: 'others', bytes: 1 }];
  if (second >= 84 && second <= 91) return [...MEMORY, { stream: 'others', bytes: 1 }];
  return second <= 255 ? NONE : undefined;
}
