// Math.random: xoshiro128**, seeded from the world's chance at first use, so that a run
// repeats bit for bit.
import { call } from '../host.js';

let state;

function seeded() {
  const bytes = Uint8Array.fromBase64(call({ __proto__: null, op: 'random', bytes: 16, for: 'seed' }));
  return new Uint32Array(bytes.buffer.slice(0, 16));
}

const rotate = (x, k) => (x << k) | (x >>> (32 - k));

function next() {
  const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0;
  const t = state[1] << 9;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = rotate(state[3], 11);
  return result;
}

export function random() {
  state ??= seeded();
  return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}
