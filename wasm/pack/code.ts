// The walk over a function's code that packer and unpacker share: each gives it a way to move a byte, a
// number or some bytes of a stream from where they are to where they belong.
import * as wasm from './instructions.js';
import { Stream, type StreamId } from './instructions.js';

export interface Mover {
  /** Of the next instruction, as packed files have it. */
  opcode(): number;
  byte(stream: StreamId): number;
  number(stream: StreamId): number;
  bytes(stream: StreamId, size: number): void;
}

/** One function's declarations of locals and its instructions. */
export function moveBody(move: Mover): void {
  for (let groups = move.number(Stream.declarations); groups > 0; groups--) {
    move.number(Stream.declarations);
    move.byte(Stream.declarations);
  }
  for (let depth = 0; depth >= 0;) {
    const opcode = move.opcode();
    if (opcode === wasm.BLOCK || opcode === wasm.LOOP || opcode === wasm.IF) depth++;
    else if (opcode === wasm.END) depth--;
    moveRest(move, opcode);
  }
}

function moveRest(move: Mover, opcode: number): void {
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
  for (const { stream, bytes } of parts) {
    if (bytes === undefined) move.number(stream);
    else move.bytes(stream, bytes);
  }
}
