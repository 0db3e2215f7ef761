// What is packed comes out as it went in, and is a WebAssembly file on its way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { pack } from '../../wasm/pack/pack.js';
import { unpack } from '../../wasm/pack/unpack.js';

const folder = new URL(`../../${process.env['PARAPET_WASM_DIR'] ?? 'build/wasm'}/`, import.meta.url);

function brotli(bytes: Uint8Array): number {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** A module of one function without parameters or results. */
function moduleOf(...instructions: number[]): Uint8Array {
  const body = [0, ...instructions, 0x0b];
  const code = [1, body.length, ...body];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[3, 2, 1, 0],
    ...[10, code.length, ...code],
  );
}

for (const name of ['core-sql.wasm', 'quickjs.wasm']) {
  test(`${name} comes out byte for byte, and travels lighter`, async (t) => {
    const wasm = readFileSync(new URL(name, folder));
    const packed = pack(wasm);
    assert.ok(WebAssembly.validate(Uint8Array.from(packed)), 'a WebAssembly file');
    assert.deepEqual(unpack(packed), new Uint8Array(wasm));
    const [plain, light] = [brotli(wasm), brotli(packed)];
    t.diagnostic(`${plain} bytes of brotli, packed ${light}`);
    assert.ok(light < plain * 0.97);
    await WebAssembly.compile(unpack(packed));
  });
}

test('numbers keep their length, short or long, and their sign', () => {
  const wasm = moduleOf(
    0x41,
    0,
    0x1a,
    0x41,
    0x7f,
    0x1a,
    0x41,
    0x80,
    0x80,
    0x80,
    0x80,
    0x78,
    0x1a,
    0x41,
    0x80,
    0x80,
    4,
    0x1a,
  );
  assert.ok(WebAssembly.validate(Uint8Array.from(wasm)));
  assert.deepEqual(unpack(pack(wasm)), new Uint8Array(wasm));
});

test('locals come back whichever was named last, and alignments whichever is usual', () => {
  const locals = [0x20, 5, 0x22, 5, 0x20, 0, 0x21, 5, 0x21, 5, 0x20, 0x80, 1, 0x20, 0];
  const memory = [
    0x28, 2, 0, 0x28, 0, 0x90, 3, 0x37, 3, 8, 0x3a, 0, 1, 0xfd, 0x5d, 3, 4, 0xfd, 0x54, 0, 9, 7,
  ];
  const numbers = [0x41, 1, 0x41, 0x81, 2, 0x6a, 0x41, 5, 0x71, 0x41, 0x80, 0x80, 4, 0x41, 6];
  const wasm = moduleOf(...locals, ...memory, ...numbers);
  assert.deepEqual(unpack(pack(wasm)), wasm);
});

test('an instruction that packed files mean something else by is refused', () => {
  assert.throws(() => pack(moduleOf(0x06)), /does not come out as it went in/);
});

test('blocks may be nested and tables of labels have any length', () => {
  const wasm = moduleOf(0x02, 0x40, 0x03, 0x40, 0x41, 1, 0x0e, 2, 0, 1, 2, 0x0b, 0x0b);
  assert.ok(WebAssembly.validate(Uint8Array.from(wasm)));
  assert.deepEqual(unpack(pack(wasm)), new Uint8Array(wasm));
});

test('an instruction that is not known is refused when packing', () => {
  assert.throws(() => pack(moduleOf(0xff)), /There is no instruction 255/);
});

test('what is cut short is refused', () => {
  const packed = pack(moduleOf(0x01));
  assert.throws(() => unpack(packed.subarray(0, packed.length - 40)), /ends too early/);
});
