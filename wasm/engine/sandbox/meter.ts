// Counts what the learner's code uses and says when it is too much. QuickJS asks tick() once
// per 10,000 events; true makes it throw an error that no catch block sees.
import { LIMITS, type LimitKind } from './limits.js';

export interface Exceeded {
  readonly kind: LimitKind;
  readonly what: string;
}

const GRACE = 50;
const MAX_OVERRUNS = 3;

export class Meter {
  #ticks = 0;
  #caseTicks = 0;
  #jobs = 0;
  #calls = 0;
  #atOnce = 1;
  #grace = 0;
  #overruns = 0;
  #spent = 0;
  #lastTick = 0;
  #exceeded: Exceeded | undefined;
  readonly #bytesInUse: () => number;

  constructor(bytesInUse: () => number) {
    this.#bytesInUse = bytesInUse;
  }

  get exceeded(): Exceeded | undefined {
    return this.#exceeded;
  }

  /** Operations of the host in this request. */
  get hostCalls(): number {
    return this.#calls;
  }

  startCase(): void {
    this.#caseTicks = 0;
    this.#exceeded = undefined;
    this.#overruns = 0;
    this.startRequest();
  }

  /** So many at once: they share the time, and each may ask the host for as much as one alone. */
  startRequest(atOnce = 1): void {
    this.#atOnce = atOnce;
    this.#ticks = 0;
    this.#jobs = 0;
    this.#calls = 0;
    this.#spent = 0;
    this.#lastTick = performance.now();
  }

  /** Whether QuickJS is to stop what it runs. */
  tick(): boolean {
    if (this.#exceeded !== undefined) return this.#overrun();
    this.#ticks++;
    this.#caseTicks++;
    const now = performance.now();
    this.#spent += Math.min(now - this.#lastTick, LIMITS.wallPerTick);
    this.#lastTick = now;
    if (this.#ticks > LIMITS.ticksPerRequest) this.exceed('timeout', 'ran for too long');
    else if (this.#caseTicks > LIMITS.ticksPerCase) this.exceed('timeout', 'was too slow over many requests');
    else if (this.#spent > LIMITS.wall) this.exceed('timeout', 'ran for too long');
    else if (this.#bytesInUse() > LIMITS.memory) this.exceed('memory', 'used too much memory');
    return this.exceeded !== undefined;
  }

  // The error that cannot be caught needs memory to be made, and there may be none. Then
  // only an exception through QuickJS itself gets out; it is of no more use afterwards.
  #overrun(): boolean {
    if (this.#grace-- > 0) return false;
    this.#overruns++;
    if (this.#overruns > MAX_OVERRUNS) throw new Error('the sandbox does not stop');
    return true;
  }

  job(): void {
    this.#jobs++;
    if (this.#jobs > LIMITS.jobsPerRequest) this.exceed('timeout', 'ran for too long');
  }

  /** Counts a host operation; false when there have been too many. */
  hostCall(): boolean {
    this.#calls++;
    if (this.#calls > LIMITS.hostCallsPerRequest * this.#atOnce) {
      this.exceed('limit', `asked for more than ${LIMITS.hostCallsPerRequest} operations in one request`);
    }
    return this.#exceeded === undefined;
  }

  exceed(kind: LimitKind, what: string): void {
    this.#exceeded ??= { kind, what };
  }

  /** Lets a little code of ours run on, to find out where the learner's code was. */
  withGrace<T>(work: () => T): T {
    this.#grace = GRACE;
    const result = work();
    this.#grace = 0;
    return result;
  }
}
