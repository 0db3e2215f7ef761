// The learner's timers: due times on the world's clock. The clock is moved on to the earliest
// one only while a request waits and nothing else is left to do (app.ts).
import { LIMITS } from './limits.js';

interface Armed {
  readonly id: number;
  readonly due: number;
  /** The request on whose behalf it was set. */
  readonly request: number | undefined;
}

export class Timers {
  #armed: Armed[] = [];

  get count(): number {
    return this.#armed.length;
  }

  clear(): void {
    this.#armed = [];
  }

  /** False when there are too many. */
  arm(id: number, due: number, request: number | undefined): boolean {
    if (this.#armed.length >= LIMITS.timers) return false;
    this.#armed.push({ id, due, request });
    return true;
  }

  disarm(id: number): void {
    this.#armed = this.#armed.filter((timer) => timer.id !== id);
  }

  /** Removes and returns the earliest timer that is due by `now`; of equals the first set. */
  takeDue(now: number): Armed | undefined {
    const earliest = this.#earliest();
    if (earliest === undefined || earliest.due > now) return undefined;
    this.disarm(earliest.id);
    return earliest;
  }

  nextDue(): number | undefined {
    return this.#earliest()?.due;
  }

  #earliest(): Armed | undefined {
    let earliest: Armed | undefined;
    for (const timer of this.#armed) {
      if (earliest === undefined || timer.due < earliest.due) earliest = timer;
    }
    return earliest;
  }
}
