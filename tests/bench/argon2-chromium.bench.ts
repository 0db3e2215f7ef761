// Argon2id in Chromium against the reference in C in Node, turn and turn about. Native by processor
// time; of Chromium there is only the clock, so that a busy machine is to our own disadvantage.
import argon2 from 'argon2';
import { processorTimes } from './comparison.js';
import { median, type Subject } from './figures.js';
import { Laboratory } from './laboratory.js';

const kRounds = 25;
const kMost = 1.3;
const password = 'correct horse battery staple';

const subject: Subject = {
  title: 'Argon2id in Chromium',
  async measure() {
    const laboratory = new Laboratory();
    const page = await laboratory.open('argon2-page.ts', {
      'security.js': 'build/wasm/security.js',
      'security.wasm': 'build/wasm/security.wasm',
    });
    const ours: number[] = [];
    const native: number[] = [];
    const salt = Buffer.from('sixteen bytes ok');
    for (let round = -3; round < kRounds; round++) {
      const [here = NaN] = await processorTimes(
        () => argon2.hash(password, { salt, memoryCost: 19456, timeCost: 2, parallelism: 1 }),
        1,
      );
      const there = await page.evaluate(
        (text) => (globalThis as unknown as { measure: (text: string) => number }).measure(text),
        password,
      );
      if (round < 0) continue;
      native.push(here);
      ours.push(there);
    }
    await laboratory.close();
    const peer = median(native);
    return [
      {
        what: 'Argon2id 19 MiB, t = 2, p = 1',
        value: median(ours),
        unit: 'ms',
        bar: kMost * peer,
        peer: { what: 'npm argon2 (native)', value: peer },
      },
    ];
  },
};
export default subject;
