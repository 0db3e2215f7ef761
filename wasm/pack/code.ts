// The walk over a function's code that packer and unpacker share: each gives it a way to move a byte, a
// number or some bytes of a stream from where they are to where they belong.
import * as wasm from './instructions.js';
import { Stream } from './instructions.js';
import { RecentLocals } from './recent.js';

export interface Mover {
  /** Of the next instruction, as packed files have it; plus WHOLE when all of it has been moved. */
  opcode(locals: RecentLocals): number;
  byte(stream: number): number;
  number(stream: number): number;
  bytes(stream: number, size: number): void;
  /** The number of an i32.const. */
  constant(): void;
  alignment(usual: number): void;
}

export const WHOLE = 0x100;

/** One function's declarations of locals and its instructions. */
export function moveBody(move: Mover): void {
  for (let groups = move.number(Stream.declarations); groups > 0; groups--) {
    move.number(Stream.declarations);
    move.byte(Stream.declarations);
  }
  const locals = new RecentLocals();
  for (let depth = 0; depth >= 0;) {
    const moved = move.opcode(locals);
    const opcode = moved % WHOLE;
    if (opcode === wasm.BLOCK || opcode === wasm.LOOP || opcode === wasm.IF) depth++;
    else if (opcode === wasm.END) depth--;
    if (moved < WHOLE) moveRest(move, opcode);
  }
}

function moveRest(move: Mover, opcode: number): void {
  if (opcode === wasm.I32_CONST) {
    move.constant();
    return;
  }
  if (opcode === wasm.BR_TABLE) {
    for (let labels = move.number(Stream.tables); labels >= 0; labels--) move.number(Stream.tables);
    return;
  }
  if (opcode === wasm.SELECT_TYPED) {
    for (let types = move.number(Stream.others); types > 0; types--) move.byte(Stream.others);
    return;
  }
  const second = wasm.isPrefix(opcode) ? move.number(Stream.opcodes) : 0;
  const parts = wasm.partsOf(opcode, second);
  if (parts === undefined) throw new RangeError(`There is no instruction ${opcode}, ${second}.`);
  for (const { stream, bytes, usual } of parts) {
    if (usual !== undefined) move.alignment(usual);
    else if (bytes === undefined) move.number(stream);
    else move.bytes(stream, bytes);
  }
}
