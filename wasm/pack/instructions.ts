// What follows the opcode of a WebAssembly instruction, as far as the packer needs to know it: which
// stream each part goes to. WebAssembly core specification 2.0, section 5.4, with its SIMD.

/** In the order in which the packed file holds them: like beside like. */
export const Stream = {
  opcodes: 0,
  locals: 1,
  labels: 2,
  blocks: 3,
  calls: 4,
  globals: 5,
  numbers: 6,
  addresses: 7,
  longs: 8,
  floats: 9,
  alignments: 10,
  offsets: 11,
  tables: 12,
  declarations: 13,
  others: 14,
} as const;
export type StreamId = (typeof Stream)[keyof typeof Stream];
export const STREAM_COUNT = 15;

/** One part of an instruction: a LEB128 number, or that many plain bytes. */
export interface Part {
  readonly stream: StreamId;
  readonly bytes?: number;
}

export const BLOCK = 0x02;
export const LOOP = 0x03;
export const IF = 0x04;
export const END = 0x0b;
export const BR_TABLE = 0x0e;
export const SELECT_TYPED = 0x1c;
export const I32_CONST = 0x41;
/** Not WebAssembly's: i32.const of a number that is long, an address mostly. In packed files only. */
export const I32_CONST_LONG = 0x27;
/** From how many bytes on it is. */
export const LONG = 3;
const NUMERIC = 0xfc;
const VECTOR = 0xfd;

const leb = (stream: StreamId): Part => ({ stream });
const NONE: readonly Part[] = [];
const MEMORY: readonly Part[] = [leb(Stream.alignments), leb(Stream.offsets)];
const OTHER: readonly Part[] = [leb(Stream.others)];
const TWO_OTHERS: readonly Part[] = [...OTHER, ...OTHER];

const SIMPLE = new Map<number, readonly Part[]>([
  ...[BLOCK, LOOP, IF].map((opcode) => [opcode, [leb(Stream.blocks)]] as const),
  ...[0x0c, 0x0d].map((opcode) => [opcode, [leb(Stream.labels)]] as const),
  [0x10, [leb(Stream.calls)]],
  [0x11, TWO_OTHERS],
  ...[0x20, 0x21, 0x22].map((opcode) => [opcode, [leb(Stream.locals)]] as const),
  ...[0x23, 0x24].map((opcode) => [opcode, [leb(Stream.globals)]] as const),
  ...[0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2].map((opcode) => [opcode, OTHER] as const),
  [I32_CONST, [leb(Stream.numbers)]],
  [I32_CONST_LONG, [leb(Stream.addresses)]],
  [0x42, [leb(Stream.longs)]],
  [0x43, [{ stream: Stream.floats, bytes: 4 }]],
  [0x44, [{ stream: Stream.floats, bytes: 8 }]],
]);

/** Whether a second number, in the stream of opcodes, says which instruction it is. */
export function isPrefix(opcode: number): boolean {
  return opcode === NUMERIC || opcode === VECTOR;
}

/** `second` is the number after a prefix. Undefined when there is no such instruction. */
export function partsOf(opcode: number, second: number): readonly Part[] | undefined {
  if (opcode === NUMERIC) return numericParts(second);
  if (opcode === VECTOR) return vectorParts(second);
  if (opcode >= 0x28 && opcode <= 0x3e) return MEMORY;
  if (opcode >= 0x45 && opcode <= 0xc4) return NONE;
  return SIMPLE.get(opcode) ?? (opcode <= 0x1b || opcode === 0xd1 ? NONE : undefined);
}

function numericParts(second: number): readonly Part[] | undefined {
  if (second < 8) return NONE; // saturating truncation
  if (second > 17) return undefined;
  // memory.init, memory.copy, table.init and table.copy name two things, the others one.
  return second === 8 || second === 10 || second === 12 || second === 14 ? TWO_OTHERS : OTHER;
}

function vectorParts(second: number): readonly Part[] | undefined {
  if (second <= 11 || second === 92 || second === 93) return MEMORY;
  if (second === 12 || second === 13) return [{ stream: Stream.others, bytes: 16 }];
  if (second >= 21 && second <= 34) return [{ stream: Stream.others, bytes: 1 }];
  if (second >= 84 && second <= 91) return [...MEMORY, { stream: Stream.others, bytes: 1 }];
  return second <= 255 ? NONE : undefined;
}
