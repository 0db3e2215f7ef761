import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kNothingDone, takeStep, type ProgressData } from '../../web/src/progress/data.js';
import { exportProgress, readExport } from '../../web/src/progress/portable.js';

const round = { started: 1, seed: 2, only: ['a'], answers: { a: [1] }, finished: false };
const some: ProgressData = [
  { kind: 'score', exercise: 'x/y', score: { points: 3, of: 9 } } as const,
  { kind: 'read', page: 'why', at: 5 } as const,
  { kind: 'round', round } as const,
].reduce(takeStep, kNothingDone);
const text = exportProgress(some, new Date(0));

test('what is exported is read back, also when it was formatted anew on the way', () => {
  const anew = JSON.stringify(JSON.parse(text));
  for (const file of [text, anew]) {
    const read = readExport(file);
    assert.deepEqual(read.ok && read.data, some);
  }
  const { checksum } = JSON.parse(text) as { checksum: string };
  assert.match(checksum, /^[0-9a-f]{8}$/);
});

test('a file that cannot be read says what is wrong with it', () => {
  const change = (members: object): string => JSON.stringify({ ...JSON.parse(text), ...members });
  const forged = exportProgress({ ...some, read: { why: 'yesterday' } } as never, new Date(0));
  for (const [file, says] of [
    ['', /not a JSON file/],
    [text.slice(0, -9), /not a JSON file/],
    ['[1]', /not an export/],
    ['{"what":"other"}', /not an export/],
    [change({ version: undefined }), /which version/],
    [change({ version: 2 }), /version 2; this page reads up to version 1/],
    [text.replace('"points": 3', '"points": 9'), /checksum does not fit/],
    [change({ progress: undefined }), /checksum does not fit/],
    [forged, /does not hold progress/],
  ] as const) {
    const read = readExport(file);
    assert.match(read.ok ? 'read' : read.problem, says);
  }
});
