// What the build knows of the course before a page's chunk is loaded (build/course.ts).
import type { BriefNode } from '../render/brief-node.js';

export interface PageEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** First parts of exercise ids: those exercises come after this page. */
  readonly practise: readonly string[];
  readonly load: () => Promise<{ readonly tree: readonly BriefNode[]; readonly sources: readonly string[] }>;
}

export interface Chapter {
  readonly title: string;
  readonly pages: readonly PageEntry[];
}
