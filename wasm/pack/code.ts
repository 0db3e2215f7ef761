// The walk over a module's code that packer and unpacker share: each gives it a way to move a byte, a
// number or some bytes of a stream from where they are to where they belong.
import { BLOCK, BR_TABLE, END, IF, isPrefix, LOOP, partsOf, SELECT_TYPED, type Stream } from './instructions.js';

export interface Mover {
  byte(stream: Stream): number;
  number(stream: Stream): number;
  bytes(stream: Stream, size: number): void;
}

/** One function's declarations of locals and its instructions. */
export function moveBody(move: Mover): void {
  for (let groups = move.number('declarations'); groups > 0; groups--) {
    move.number('declarations');
    move.byte('declarations');
  }
  for (let depth = 0; depth >= 0;) {
    const opcode = move.byte('opcodes');
    if (opcode === BLOCK || opcode === LOOP || opcode === IF) depth++;
    else if (opcode === END) depth--;
    moveRest(move, opcode);
  }
}

function moveRest(move: Mover, opcode: number): void {
  if (opcode === BR_TABLE) {
    for (let labels = move.number('tables'); labels >= 0; labels--) move.number('tables');
    return;
  }
  if (opcode === SELECT_TYPED) {
    for (let types = move.number('others'); types > 0; types--) move.byte('others');
    return;
  }
  const second = isPrefix(opcode) ? move.number('opcodes') : 0;
  const parts = partsOf(opcode, second);
  if (parts === undefined) throw new RangeError(`There is no instruction ${opcode}, ${second}.`);
  for (const { stream, bytes } of parts) {
    if (bytes === undefined) move.number(stream);
    else move.bytes(stream, bytes);
  }
}
