// Notices when a worker is stuck inside one native call. Silence alone does not say so: on a
// loaded machine the worker may not have had the processor. So silence calls a witness, a
// thread that only works, and what counts is the work that it could do meanwhile.
import { LONG } from './watcher.js';

/** What a witness tells, again and again; in milliseconds since it began. */
export interface Testimony {
  /** Time in which it had a processor. */
  readonly worked: number;
  readonly passed: number;
}

/** Starts a witness (spin.js in a thread of its own), which tells until it is ended. */
export type CallWitness = (tell: (testimony: Testimony) => void) => { end(): unknown };

/** How often the guard looks, in milliseconds. */
const LOOK_EVERY = 100;
/** So long before a worker's patience ends the witness is called. */
const CALL_BEFORE = 800;
/** Work in which a worker that is not stuck would have been heard, had it a twentieth as much: a scheduler
 *  that has other things to do may leave the two on unequal processors for a while. */
const ENOUGH = 2_000;
/** The smaller the witness's share of its time, the smaller may the worker's have been: up to so much. */
const MOST_DOUBT = 4;
/** Silence that is enough where a witness has never said a word: there is none to be had. */
const WITHOUT_WITNESS = 30_000;

export class Guard {
  readonly #callWitness: CallWitness;
  #stuck: () => void = () => undefined;
  #interval: ReturnType<typeof setInterval> | undefined;
  #witness: { end(): unknown } | undefined;
  #hasTold = false;
  #patience = LONG;
  /** Counted in looks, not by a clock: a machine that slept, or a page that froze, did not look. */
  #silence = 0;

  constructor(callWitness: CallWitness) {
    this.#callWitness = callWitness;
  }

  /** Watches until end(), or until it calls `stuck`. */
  begin(stuck: () => void): void {
    this.end();
    this.#stuck = stuck;
    this.#patience = LONG;
    this.#interval = setInterval(() => {
      this.#look();
    }, LOOK_EVERY);
  }

  end(): void {
    clearInterval(this.#interval);
    this.heard();
  }

  /** The worker said something; and, if it did, how long it may be silent now. */
  heard(patience = this.#patience): void {
    this.#patience = patience;
    this.#silence = 0;
    this.#witness?.end();
    this.#witness = undefined;
  }

  #look(): void {
    this.#silence += LOOK_EVERY;
    if (this.#witness === undefined) {
      if (this.#silence >= this.#patience - CALL_BEFORE) this.#call();
    } else if (!this.#hasTold && this.#silence >= WITHOUT_WITNESS) {
      this.#give();
    }
  }

  #call(): void {
    this.#hasTold = false;
    const witness = this.#callWitness((testimony) => {
      if (witness === this.#witness) this.#weigh(testimony);
    });
    this.#witness = witness;
  }

  #weigh({ worked, passed }: Testimony): void {
    this.#hasTold = true;
    const doubt = Math.min(passed / worked, MOST_DOUBT);
    if (worked >= ENOUGH * doubt) this.#give();
  }

  #give(): void {
    this.end();
    this.#stuck();
  }
}
