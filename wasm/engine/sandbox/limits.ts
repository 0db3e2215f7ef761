// What a learner's app may use. Counted in the sandbox's own events wherever it can be, so
// that a run ends at the same place everywhere; wall time is the second line.

export const LIMITS = {
  /** Bytes the app may add to QuickJS's heap: seen at interrupts, so the line can be named. */
  memory: 24 << 20,
  /** What QuickJS itself refuses to go beyond. */
  heap: 48 << 20,
  /** Bytes of QuickJS stack: about 540 frames, the same in every browser. */
  stack: 128 << 10,
  /** Interrupts, one per 10,000 events, for one request with all that follows from it. */
  ticksPerRequest: 300,
  ticksPerCase: 5_000,
  /** Garbage of this size is collected between requests, never within one. */
  garbage: 6 << 20,
  /** Promise jobs and lost rejections for one request: they cost little fuel each. */
  jobsPerRequest: 100_000,
  hostCallsPerRequest: 5_000,
  /** Characters of one answer's body, and of all log lines of a case. */
  answer: 2 << 20,
  log: 64 << 10,
  timers: 10_000,
  /** How long a request waits for timers, in milliseconds of the world's clock. */
  patience: 30_000,
  /** Milliseconds for one request, and how many of them one interrupt may count for: a machine that
   * is busy or sleeps does not come back for long, and that is not the learner's doing. */
  wall: 5_000,
  wallPerTick: 250,
} as const;

export type LimitKind = 'timeout' | 'memory' | 'stack' | 'limit';
