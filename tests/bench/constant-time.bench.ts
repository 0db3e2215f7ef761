// Whether the time of a comparison tells where two secrets differ: Welch's t between the times for a
// difference in the first byte and in the last (Reparaz, Balasch, Verbauwhede, "dude, is my code
// constant time?"). Beyond 4.5 it tells. The peer stops at the first difference, as == does.
import { loadSecurity } from '../../wasm/security/load-node.js';
import { subject, type Row } from './comparison.js';

const kLength = 4096;
const kRounds = 4000;
const kBatch = 40;
const kTells = 4.5;

function stopsEarly(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i]);
}

function timeOf(equal: (a: Uint8Array, b: Uint8Array) => boolean, a: Uint8Array, b: Uint8Array): number {
  const began = performance.now();
  for (let i = 0; i < kBatch; i++) equal(a, b);
  return performance.now() - began;
}

function welch(one: readonly number[], other: readonly number[]): number {
  const mean = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0) / x.length;
  const spread = (x: readonly number[]): number => {
    const middle = mean(x);
    return x.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (x.length - 1) / x.length;
  };
  return Math.abs(mean(one) - mean(other)) / Math.sqrt(spread(one) + spread(other));
}

// The slowest tenth is the machine's doing.
const cropped = (times: readonly number[]): readonly number[] =>
  [...times].sort((a, b) => a - b).slice(0, Math.floor(times.length * 0.9));

function tells(equal: (a: Uint8Array, b: Uint8Array) => boolean): number {
  const secret = new Uint8Array(kLength).fill(7);
  const other = secret.slice(); // one for both, or their addresses would be measured
  const times: [number[], number[]] = [[], []];
  for (let round = -200; round < kRounds; round++) {
    // Which goes first is drawn, or what comes second would always find the caches warm.
    const order: readonly (0 | 1)[] = Math.random() < 0.5 ? [0, 1] : [1, 0];
    for (const which of order) {
      const at = which === 0 ? 0 : kLength - 1;
      other[at] = 8;
      const time = timeOf(equal, secret, other);
      other[at] = 7;
      if (round >= 0) times[which].push(time);
    }
  }
  return welch(cropped(times[0]), cropped(times[1]));
}

export async function bench(): Promise<readonly Row[]> {
  const security = await loadSecurity();
  const ours = tells((a, b) => security.equal(a, b));
  const peer = tells(stopsEarly);
  return [
    {
      what: "comparing secrets: Welch's t, first byte against last",
      ours: `t = ${ours.toFixed(1)}`,
      peer: `one that stops early t = ${peer.toFixed(1)}`,
      ratio: ours / peer,
      bar: `t < ${kTells}`,
      ok: ours < kTells && peer > kTells,
      figure: {
        what: "Welch's t, first byte against last",
        value: ours,
        unit: 'σ' as const,
        bar: kTells,
        peer: { what: 'one that stops early', value: peer },
      },
    },
  ];
}

export default subject('Comparing secrets', bench);
