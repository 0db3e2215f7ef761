// Decisions over a million keys, and what a key takes.
import { MemoryStore } from 'express-rate-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { loadSecurity } from '../../wasm/security/load-node.js';
import { compare, subject, type Row } from './comparison.js';

const kKeys = 1_000_000;
const kBatch = 20_000;
const kHour = 3_600_000;

// A new string each time, as every request brings its own, whose hash nobody knows yet. And a flat one:
// what is pasted together is flattened at its first use.
const keyOf = (i: number): string => Buffer.from(`203.0.113.${i & 255}/user-${i}`).toString('latin1');

export async function bench(): Promise<readonly Row[]> {
  const limiter = (await loadSecurity()).limiter('gcra', 100, kHour, kKeys);
  const flexible = new RateLimiterMemory({ points: 100, duration: kHour / 1000 });
  const store = new MemoryStore();
  store.init({ windowMs: kHour } as Parameters<MemoryStore['init']>[0]);
  const bytes: number[] = [];
  for (const fill of [
    (key: string) => flexible.consume(key),
    (key: string) => store.increment(key),
    (key: string) => limiter.consume(key),
  ]) {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < kKeys; i++) await fill(keyOf(i));
    bytes.push((process.memoryUsage().heapUsed - before) / kKeys);
  }
  const ours = limiter.memory / kKeys;
  let at = 0;
  let keys: readonly string[] = [];
  let turn = 0;
  const next = (): string => keys[turn++ % kBatch] ?? '';
  const rows = await compare({
    what: 'a decision among a million keys',
    ours: () => limiter.consume(next()),
    peers: [
      { name: 'rate-limiter-flexible', most: 1 / 8, turn: () => flexible.consume(next()).catch(() => null) },
      { name: 'express-rate-limit', most: 1 / 8, turn: () => store.increment(next()) },
    ],
    rounds: 25,
    batch: kBatch,
    before: () => {
      keys = Array.from({ length: kBatch }, () => keyOf((at = (at + 7919) % kKeys)));
    },
  });
  store.shutdown();
  const memory = ['rate-limiter-flexible', 'express-rate-limit'].map((name, i) => ({
    what: 'memory of a key',
    ours: `${ours.toFixed(0)} bytes`,
    peer: `${name} ${(bytes[i] ?? NaN).toFixed(0)} bytes`,
    ratio: ours / (bytes[i] ?? NaN),
    bar: '≤ 40 bytes',
    ok: ours <= 40,
    figure: {
      what: 'memory of a key',
      value: ours,
      unit: 'bytes' as const,
      bar: 40,
      peer: { what: name, value: bytes[i] ?? NaN },
    },
  }));
  return [...rows, ...memory];
}

export default subject('Rate limits', bench);
