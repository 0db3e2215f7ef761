// A WebAssembly module on its way to the browser: the parts of its instructions sorted by kind, which
// brotli makes 8 % less of. What comes out is a WebAssembly file too, of custom sections alone, so
// that every host gives it the type, and the compression, of one. unpack.ts is the way back.
import { ByteReader, ByteWriter } from './bytes.js';
import { moveBody, type Mover } from './code.js';
import { STREAMS, type Stream } from './instructions.js';
import { unpack } from './unpack.js';

const HEADER_SIZE = 8;
const CODE_SECTION = 10;

export function pack(wasm: Uint8Array): Uint8Array {
  const { before, code, after } = sectionsOf(wasm);
  const streams = new Map(STREAMS.map((name) => [name, new ByteWriter()]));
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
  for (const part of [before, after, counts.bytes, ...[...streams.values()].map(({ bytes }) => bytes)]) {
    writeCustomSection(packed, part);
  }
  const result = packed.bytes.slice();
  if (!equal(unpack(result), wasm)) throw new Error('This WebAssembly does not come out as it went in.');
  return result;
}

/** The sections before the code and after it; custom ones too. */
function sectionsOf(wasm: Uint8Array): { before: Uint8Array; code: Uint8Array; after: Uint8Array } {
  const reader = new ByteReader(wasm);
  reader.take(HEADER_SIZE);
  while (!reader.done) {
    const start = reader.at;
    const id = reader.byte();
    const code = reader.take(reader.number());
    if (id === CODE_SECTION) {
      return { before: wasm.subarray(HEADER_SIZE, start), code, after: wasm.subarray(reader.at) };
    }
  }
  throw new Error('This WebAssembly has no code.');
}

function moverFrom(bodies: ByteReader, streams: ReadonlyMap<Stream, ByteWriter>): Mover {
  const to = (name: Stream): ByteWriter => streams.get(name) ?? new ByteWriter();
  return {
    byte(stream) {
      const byte = bodies.byte();
      to(stream).byte(byte);
      return byte;
    },
    number(stream) {
      const start = bodies.at;
      const value = bodies.number();
      to(stream).write(bodies.bytes.subarray(start, bodies.at));
      return value;
    },
    bytes(stream, size) {
      to(stream).write(bodies.take(size));
    },
  };
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
