// All hostile programs, for hostile.test.ts.
import { cpu } from './cpu.js';
import { memory } from './memory.js';
import { stack } from './stack.js';
import { pollution } from './pollution.js';
import { boundary } from './boundary.js';
import { escapes } from './escapes.js';
import type { Hostile } from './program.js';

export const hostilePrograms: readonly Hostile[] = [
  ...cpu,
  ...memory,
  ...stack,
  ...pollution,
  ...boundary,
  ...escapes,
];
