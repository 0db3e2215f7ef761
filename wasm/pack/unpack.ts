// The way back from pack.ts, in the browser.
import { ByteReader, ByteWriter } from './bytes.js';
import { moveBody, type Mover } from './code.js';
import { STREAMS, type Stream } from './instructions.js';

const HEADER_SIZE = 8;
const CODE_SECTION = 10;

export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new ByteReader(packed);
  const header = file.take(HEADER_SIZE);
  const next = (): Uint8Array => {
    file.byte();
    return file.take(file.number()).subarray(1);
  };
  const [before, after, counts] = [next(), next(), next()];
  const streams = new Map(STREAMS.map((name) => [name, new ByteReader(next())]));

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

function moverInto(body: ByteWriter, streams: ReadonlyMap<Stream, ByteReader>): Mover {
  const nothing = new ByteReader(new Uint8Array(0));
  const from = (name: Stream): ByteReader => streams.get(name) ?? nothing;
  return {
    byte(stream) {
      const byte = from(stream).byte();
      body.byte(byte);
      return byte;
    },
    number(stream) {
      const reader = from(stream);
      const start = reader.at;
      const value = reader.number();
      body.write(reader.bytes.subarray(start, reader.at));
      return value;
    },
    bytes(stream, size) {
      body.write(from(stream).take(size));
    },
  };
}
