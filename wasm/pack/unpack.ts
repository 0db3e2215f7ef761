// The way back from pack.ts, in the browser.
import { ByteReader, ByteWriter } from './bytes.js';
import { moveBody, type Mover } from './code.js';
import { I32_CONST, I32_CONST_LONG, Stream, STREAM_COUNT } from './instructions.js';

export const HEADER_SIZE = 8;
export const CODE_SECTION = 10;

export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new ByteReader(packed);
  const header = file.take(HEADER_SIZE);
  const next = (): Uint8Array => {
    file.byte();
    return file.take(file.number()).subarray(1);
  };
  const [before, after, counts] = [next(), next(), next()];
  const streams = Array.from({ length: STREAM_COUNT }, () => new ByteReader(next()));

  const code = new ByteWriter();
  const count = new ByteReader(counts).number();
  code.number(count);
  const body = new ByteWriter();
  const move = moverInto(body, streams);
  for (let i = 0; i < count; i++) {
    body.size = 0;
    moveBody(move);
    code.number(body.size);
    code.write(body.bytes);
  }

  const wasm = new ByteWriter();
  wasm.write(header);
  wasm.write(before);
  wasm.byte(CODE_SECTION);
  wasm.number(code.size);
  wasm.write(code.bytes);
  wasm.write(after);
  return wasm.bytes;
}

function moverInto(body: ByteWriter, streams: readonly ByteReader[]): Mover {
  const from = (stream: number): ByteReader => streams[stream] ?? new ByteReader(new Uint8Array(0));
  const opcodes = from(Stream.opcodes);
  return {
    opcode() {
      const packed = opcodes.byte();
      body.byte(packed === I32_CONST_LONG ? I32_CONST : packed);
      return packed;
    },
    byte(stream) {
      const byte = from(stream).byte();
      body.byte(byte);
      return byte;
    },
    number: (stream) => body.copyNumber(from(stream)),
    bytes(stream, size) {
      body.write(from(stream).take(size));
    },
  };
}
