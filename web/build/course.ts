// Bundles the lesson and the quick test as virtual modules:
//   virtual:course        chapters in order, with a loader for each page
//   virtual:lesson/<id>   one page, a chunk of its own
//   virtual:quick-test    the questions
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { BriefNode } from '../src/render/brief-node.js';
import type { QuestionSource } from '../src/quick-test/question.js';
import { briefTree, plainText } from './brief.js';

const kCourse = 'virtual:course';
const kLesson = 'virtual:lesson/';
const kTest = 'virtual:quick-test';
const kWordsPerMinute = 110; // with code to think about

interface ChapterSource {
  readonly title: string;
  readonly pages: readonly { readonly id: string; readonly practise?: readonly string[] }[];
}

export interface LessonPage {
  readonly title: string;
  readonly tree: readonly BriefNode[];
  readonly sources: readonly string[];
  readonly minutes: number;
}

export function course(options: { folder: string }): Plugin {
  const { folder } = options;
  return {
    name: 'parapet-course',
    resolveId: (id) => ([kCourse, kLesson, kTest].some((name) => id.startsWith(name)) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${kCourse}`) return courseModule(folder);
      if (id === `\0${kTest}`) {
        this.addWatchFile(join(folder, 'quick-test.json'));
        return `export const questions = ${JSON.stringify(readQuestions(folder))};`;
      }
      if (!id.startsWith(`\0${kLesson}`)) return null;
      const path = lessonPath(folder, id.slice(kLesson.length + 1));
      this.addWatchFile(path);
      const { tree, sources } = readLesson(readFileSync(path, 'utf8'));
      return `export const tree = ${JSON.stringify(tree)}; export const sources = ${JSON.stringify(sources)};`;
    },
  };
}

export function readQuestions(folder: string): readonly QuestionSource[] {
  const text = readFileSync(join(folder, 'quick-test.json'), 'utf8');
  return (JSON.parse(text) as { readonly questions: readonly QuestionSource[] }).questions;
}

export function readChapters(folder: string): readonly ChapterSource[] {
  const text = readFileSync(join(folder, 'lesson/course.json'), 'utf8');
  return (JSON.parse(text) as { readonly chapters: readonly ChapterSource[] }).chapters;
}

/** A page is "# Title", its text, and a list below "## Sources" at the end. */
export function readLesson(markdown: string): LessonPage {
  const [text = '', list, ...more] = markdown.split(/^## Sources$/m);
  const [head, ...tree] = briefTree(text);
  const sources = briefTree(list ?? '').flatMap((node) =>
    typeof node !== 'string' && node.tag === 'ul' ? (node.children ?? []).map(plainText) : [],
  );
  if (typeof head === 'string' || head?.tag !== 'h2' || sources.length === 0 || more.length > 0)
    throw new Error('A lesson page is "# Title", text, "## Sources" and a list.');
  const minutes = Math.max(1, Math.round(text.split(/\s+/).length / kWordsPerMinute));
  return { title: plainText(head), tree, sources, minutes };
}

function lessonPath(folder: string, id: string): string {
  return join(folder, 'lesson', `${id}.md`);
}

function courseModule(folder: string): string {
  const chapters = readChapters(folder).map(({ title, pages }) => {
    const entries = pages.map(({ id, practise = [] }) => {
      const page = readLesson(readFileSync(lessonPath(folder, id), 'utf8'));
      const entry = JSON.stringify({ id, title: page.title, minutes: page.minutes, practise });
      return `{ ...${entry}, load: () => import('${kLesson}${id}') }`;
    });
    return `{ title: ${JSON.stringify(title)}, pages: [${entries.join(', ')}] }`;
  });
  return `export const chapters = [${chapters.join(',\n')}]; export const questionCount = ${readQuestions(folder).length};`;
}
