import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readChapters, readLesson } from '../../web/build/course.js';
import { plainText } from '../../web/build/brief.js';
import type { Chapter } from '../../web/src/course/chapter.js';
import { addressOfStop, courseMap, nextStop, tally } from '../../web/src/course/course-map.js';
import { kNothingDone, type ProgressData } from '../../web/src/progress/data.js';
import { readRoute } from '../../web/src/route.js';
import type { ExerciseEntry } from '../../web/src/work/entry.js';

const folder = fileURLToPath(new URL('../../exercises/', import.meta.url));

test('every page of the lesson is in a chapter, once, and is short', () => {
  const files = readdirSync(`${folder}lesson`).filter((name) => name.endsWith('.md'));
  const pages = readChapters(folder).flatMap((chapter) => chapter.pages.map(({ id }) => id));
  assert.deepEqual([...pages].sort(), files.map((name) => name.replace('.md', '')).sort());
  for (const id of pages) {
    const { title, tree, sources } = readLesson(readFileSync(`${folder}lesson/${id}.md`, 'utf8'));
    const words = tree.map(plainText).join(' ').split(/\s+/).length;
    assert.ok(title !== '' && sources.length > 0 && words > 100 && words < 450, `${id}: ${words} words`);
  }
});

test('a page without a title or sources fails the build', () => {
  assert.equal(readLesson('# T\n\nText.\n\n## Sources\n\n- S').title, 'T');
  for (const page of ['Text.\n\n## Sources\n\n- S', '# T\n\nText.', '# T\n\n## Sources\n\nNo list.'])
    assert.throws(() => readLesson(page), /A lesson page is/);
});

const load = () => Promise.reject(new Error('not here'));
const page = (id: string, ...practise: string[]) => ({ id, title: id, minutes: 1, practise, load });
const chapters: readonly Chapter[] = [
  { title: 'One', pages: [page('a', 'sql'), page('b')] },
  { title: 'Two', pages: [page('c', 'later')] },
];
const entries = ['other/z', 'sql/x', 'sql/y'].map((id) => ({ id, title: id }) as ExerciseEntry);
const full = { points: 4, of: 4 };

function next(data: Partial<ProgressData>): string | undefined {
  const stop = nextStop(courseMap(chapters, entries, { ...kNothingDone, ...data }));
  return stop && addressOfStop(stop);
}

test('the map has every page and exercise once, in the order in which they are gone through', () => {
  const legs = courseMap(chapters, entries, kNothingDone);
  assert.deepEqual(
    legs.map(({ stops }) => stops.map(addressOfStop)),
    [['#/lesson/a', '#/sql/x', '#/sql/y', '#/lesson/b'], ['#/lesson/c'], ['#/other/z'], ['#/quick-test']],
  );
  assert.deepEqual(tally(legs, 'exercise'), { done: 0, of: 3 });
});

test('going on leads to the first stop that is not done', () => {
  const read = { a: 1, b: 1, c: 1 };
  const exercises = { 'sql/x': full, 'sql/y': full, 'other/z': full };
  assert.equal(next({}), '#/lesson/a');
  assert.equal(next({ read: { a: 1, b: 1 } }), '#/sql/x');
  assert.equal(next({ read, exercises: { 'sql/x': { points: 3, of: 4 } } }), '#/sql/x');
  assert.equal(next({ read, exercises }), '#/quick-test');
  assert.equal(next({ read, exercises, test: { best: { points: 3, of: 4 }, round: null } }), undefined);
});

test('a test under way comes before everything else', () => {
  const round = { started: 1, seed: 1, only: null, answers: {}, finished: false };
  assert.equal(next({ test: { best: null, round } }), '#/quick-test');
  assert.equal(next({ test: { best: null, round: { ...round, finished: true } } }), '#/lesson/a');
});

test('addresses of lesson pages and tests', () => {
  assert.deepEqual(readRoute('#/lesson/csrf', []), { page: 'lesson', id: 'csrf' });
  assert.deepEqual(readRoute('#/quick-test', []), { page: 'test', seed: undefined });
  assert.deepEqual(readRoute('#/quick-test/042', []), { page: 'test', seed: 42 });
  for (const address of ['quick-test/x', 'quick-test/1234567890', 'lesson', 'lesson/a/b'])
    assert.deepEqual(readRoute(`#/${address}`, []), { page: 'unknown', address });
});
