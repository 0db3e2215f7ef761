// Programs that mean harm, or that a beginner writes by accident: each is what follows the
// head of an app whose handler for "/" it defines. `ends` says how it must end: a limit by its
// kind, a refusal to load, or an answer by its status (0: none). Nothing may break the host.

import type { ProblemKind } from '../../../wasm/engine/report.js';

export type Ending = ProblemKind | number;

export interface Hostile {
  readonly name: string;
  readonly code: string;
  readonly ends: Ending | readonly Ending[];
  /** The learner's line the problem must name, counted in `code` from 1. */
  readonly line?: number;
}

export const head = `import express from 'express'; import { db } from './db.js'; import { log } from './log.js'; const app = express(); app.listen(3000);\n`;

/** A handler of GET / with this body. */
export const on = (body: string): string => `app.get('/', (req, res) => { ${body} });`;
export const onAsync = (body: string): string => `app.get('/', async (req, res) => { ${body} });`;
