// A WebAssembly module on its way to the browser: the parts of its instructions sorted by kind, of
// which brotli makes less. What comes out is a WebAssembly file too, of custom sections alone, so
// that every host gives it the type, and the compression, of one. unpack.ts is the way back, and
// docs/decisions/0008 says what it gains.
import { ByteReader, ByteWriter } from './bytes.js';
import { moveBody, WHOLE, type Mover } from './code.js';
import {
  COMMON,
  FIRST_COMMON,
  I32_CONST,
  I32_CONST_LONG,
  isLocal,
  LOCAL_GET,
  LONG,
  SAME_LOCAL_GET,
  Stream,
  STREAM_COUNT,
  streamBefore,
} from './instructions.js';
import { CODE_SECTION, HEADER_SIZE, unpack } from './unpack.js';

export function pack(wasm: Uint8Array): Uint8Array {
  const { before, code, after } = sectionsOf(wasm);
  const streams = Array.from({ length: STREAM_COUNT }, () => new ByteWriter());
  const bodies = new ByteReader(code);
  const count = bodies.number();
  const move = moverFrom(bodies, streams);
  for (let i = 0; i < count; i++) {
    bodies.number(); // the body's size, which its end tells as well
    moveBody(move);
  }
  const counts = new ByteWriter();
  counts.number(count);
  const packed = new ByteWriter();
  packed.write(wasm.subarray(0, HEADER_SIZE));
  for (const part of [before, after, counts.bytes, ...streams.map(({ bytes }) => bytes)]) {
    writeCustomSection(packed, part);
  }
  const result = packed.bytes.slice();
  if (!equal(unpack(result), wasm)) throw new Error('This WebAssembly does not come out as it went in.');
  return result;
}

/** The sections before the code and after it, custom ones too. */
function sectionsOf(wasm: Uint8Array): { before: Uint8Array; code: Uint8Array; after: Uint8Array } {
  const reader = new ByteReader(wasm);
  reader.take(HEADER_SIZE);
  while (!reader.done) {
    const start = reader.at;
    const id = reader.byte();
    const content = reader.take(reader.number());
    if (id === CODE_SECTION) {
      return { before: wasm.subarray(HEADER_SIZE, start), code: content, after: wasm.subarray(reader.at) };
    }
  }
  throw new Error('This WebAssembly has no code.');
}

function moverFrom(from: ByteReader, streams: readonly ByteWriter[]): Mover {
  const to = (stream: number): ByteWriter => streams[stream] ?? new ByteWriter();
  return {
    opcode(locals) {
      const opcode = from.byte();
      if (isLocal(opcode)) {
        const rank = locals.rankOf(from.number());
        to(Stream.opcodes).byte(rank === 0 ? opcode - LOCAL_GET + SAME_LOCAL_GET : opcode);
        if (rank > 0) to(Stream.locals).number(rank);
        return opcode + WHOLE;
      }
      const common = COMMON.findIndex(
        ([code, operand]) => code === opcode && operand === from.bytes[from.at],
      );
      if (common >= 0) {
        from.byte();
        to(Stream.opcodes).byte(FIRST_COMMON + common);
        return opcode + WHOLE;
      }
      const packed = opcode === I32_CONST && sizeOfNumber(from) >= LONG ? I32_CONST_LONG : opcode;
      to(Stream.opcodes).byte(packed);
      return packed;
    },
    byte(stream) {
      const byte = from.byte();
      to(stream).byte(byte);
      return byte;
    },
    number: (stream) => to(stream).copyNumber(from),
    bytes(stream, size) {
      to(stream).write(from.take(size));
    },
    constant() {
      const next = from.bytes[from.at + sizeOfNumber(from)] ?? 0;
      to(streamBefore(next)).copyNumber(from);
    },
    alignment(usual) {
      to(Stream.alignments).number(from.number() ^ usual);
    },
  };
}

function sizeOfNumber({ bytes, at }: ByteReader): number {
  let size = 1;
  while ((bytes[at + size - 1] ?? 0) >= 0x80) size++;
  return size;
}

function writeCustomSection(to: ByteWriter, content: Uint8Array): void {
  to.byte(0);
  to.number(content.length + 1);
  to.number(0); // its name is empty
  to.write(content);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
