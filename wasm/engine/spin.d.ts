import type { Testimony } from './guard.js';

export function spin(clock: () => number, tell: (testimony: Testimony) => void): never;
