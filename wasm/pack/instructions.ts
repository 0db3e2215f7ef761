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
  summands: 7,
  operands: 8,
  addresses: 9,
  longs: 10,
  floats: 11,
  alignments: 12,
  /** One for each size of what is read or written, 1 to 16 bytes. */
  offsets: 13,
  tables: 18,
  declarations: 19,
  others: 20,
} as const;
export const STREAM_COUNT = 21;

/** One part of an instruction: a LEB128 number, that many plain bytes, or an alignment. */
export interface Part {
  readonly stream: number;
  readonly bytes?: number;
  /** The alignment most of its kind have: what is packed is how another differs. */
  readonly usual?: number;
}

export const BLOCK = 0x02;
export const LOOP = 0x03;
export const IF = 0x04;
export const END = 0x0b;
export const BR_TABLE = 0x0e;
export const SELECT_TYPED = 0x1c;
export const LOCAL_GET = 0x20;
export const LOCAL_TEE = 0x22;
export const I32_CONST = 0x41;
const BR = 0x0c;
const BR_IF = 0x0d;
const FIRST_LOAD = 0x28;
const I32_ADD = 0x6a;
const FIRST_NUMERIC = 0x45;
const LAST_NUMERIC = 0xc4;
const NUMERIC = 0xfc;
const VECTOR = 0xfd;

// Not WebAssembly's, in packed files only.
/** i32.const of a number that is long, an address mostly. */
export const I32_CONST_LONG = 0x27;
/** From how many bytes on it is. */
export const LONG = 3;
/** local.get, local.set and local.tee of the local that was named last. */
export const SAME_LOCAL_GET = 0x06;
export const SAME_LOCAL_TEE = 0x08;
/** Each of COMMON, with its operand. */
export const FIRST_COMMON = 0xc5;
const WITHOUT_RESULT = 0x40;
export const COMMON: readonly (readonly [opcode: number, operand: number])[] = [
  ...[BLOCK, LOOP, IF].map((opcode) => [opcode, WITHOUT_RESULT] as const),
  ...[0, 1, 2, 4, 8, 16].map((number) => [I32_CONST, number] as const),
  ...[BR, BR_IF].flatMap((opcode) => [[opcode, 0] as const, [opcode, 1] as const]),
];

/** The binary logarithms of what loads and stores move, from i32.load to i64.store32. */
const SIZES = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];

const leb = (stream: number): Part => ({ stream });
const memory = (size: number): readonly Part[] => [
  { stream: Stream.alignments, usual: size },
  leb(Stream.offsets + size),
];
const NONE: readonly Part[] = [];
const OTHER: readonly Part[] = [leb(Stream.others)];
const TWO_OTHERS: readonly Part[] = [...OTHER, ...OTHER];
const VECTORS = memory(4);

const SIMPLE = new Map<number, readonly Part[]>([
  ...[BLOCK, LOOP, IF].map((opcode) => [opcode, [leb(Stream.blocks)]] as const),
  ...[BR, BR_IF].map((opcode) => [opcode, [leb(Stream.labels)]] as const),
  [0x10, [leb(Stream.calls)]],
  [0x11, TWO_OTHERS],
  ...[0x23, 0x24].map((opcode) => [opcode, [leb(Stream.globals)]] as const),
  ...[0x25, 0x26, 0x3f, 0x40, 0xd0, 0xd2].map((opcode) => [opcode, OTHER] as const),
  ...SIZES.map((size, index) => [FIRST_LOAD + index, memory(size)] as const),
  [I32_CONST_LONG, [leb(Stream.addresses)]],
  [0x42, [leb(Stream.longs)]],
  [0x43, [{ stream: Stream.floats, bytes: 4 }]],
  [0x44, [{ stream: Stream.floats, bytes: 8 }]],
]);

/** Whether the instruction names a local. */
export function isLocal(opcode: number): boolean {
  return opcode >= LOCAL_GET && opcode <= LOCAL_TEE;
}

/** Where the number goes that an i32.const before this opcode has: what becomes of it tells what it is. */
export function streamBefore(opcode: number): number {
  if (opcode === I32_ADD) return Stream.summands;
  return isNumeric(opcode) ? Stream.operands : Stream.numbers;
}

/** Whether a second number, in the stream of opcodes, says which instruction it is. */
export function isPrefix(opcode: number): boolean {
  return opcode === NUMERIC || opcode === VECTOR;
}

/** `second` is the number after a prefix. Undefined when there is no such instruction. */
export function partsOf(opcode: number, second: number): readonly Part[] | undefined {
  if (opcode === NUMERIC) return numericParts(second);
  if (opcode === VECTOR) return vectorParts(second);
  if (isNumeric(opcode)) return NONE;
  return SIMPLE.get(opcode) ?? (opcode <= 0x1b || opcode === 0xd1 ? NONE : undefined);
}

function isNumeric(opcode: number): boolean {
  return opcode >= FIRST_NUMERIC && opcode <= LAST_NUMERIC;
}

function numericParts(second: number): readonly Part[] | undefined {
  if (second < 8) return NONE; // saturating truncation
  if (second > 17) return undefined;
  // memory.init, memory.copy, table.init and table.copy name two things, the others one.
  return second === 8 || second === 10 || second === 12 || second === 14 ? TWO_OTHERS : OTHER;
}

function vectorParts(second: number): readonly Part[] | undefined {
  if (second <= 11 || second === 92 || second === 93) return VECTORS;
  if (second === 12 || second === 13) return [{ stream: Stream.others, bytes: 16 }];
  if (second >= 21 && second <= 34) return [{ stream: Stream.others, bytes: 1 }];
  if (second >= 84 && second <= 91) return [...VECTORS, { stream: Stream.others, bytes: 1 }];
  return second <= 255 ? NONE : undefined;
}
