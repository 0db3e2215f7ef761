// The way back from pack.ts, in the browser.
import { ByteReader, ByteWriter } from './bytes.js';
import { moveBody, WHOLE, type Mover } from './code.js';
import {
  COMMON,
  FIRST_COMMON,
  I32_CONST,
  I32_CONST_LONG,
  isLocal,
  LOCAL_GET,
  SAME_LOCAL_GET,
  SAME_LOCAL_TEE,
  Stream,
  STREAM_COUNT,
  streamBefore,
} from './instructions.js';

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
    opcode(locals) {
      const packed = opcodes.byte();
      const common = packed < FIRST_COMMON ? undefined : COMMON[packed - FIRST_COMMON];
      if (common !== undefined) {
        body.byte(common[0]);
        body.byte(common[1]);
        return common[0] + WHOLE;
      }
      const isSame = packed >= SAME_LOCAL_GET && packed <= SAME_LOCAL_TEE;
      const opcode = isSame ? packed - SAME_LOCAL_GET + LOCAL_GET : packed;
      body.byte(opcode === I32_CONST_LONG ? I32_CONST : opcode);
      if (!isLocal(opcode)) return opcode;
      body.number(locals.at(isSame ? 0 : from(Stream.locals).number()));
      return opcode + WHOLE;
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
    constant() {
      body.copyNumber(from(streamBefore(opcodes.bytes[opcodes.at] ?? 0)));
    },
    alignment(usual) {
      body.number(from(Stream.alignments).number() ^ usual);
    },
  };
}
