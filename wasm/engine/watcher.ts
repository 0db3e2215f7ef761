// Told what the engine is doing, so that somebody outside can notice when it has stopped
// doing anything (client.ts): inside one native call of QuickJS nothing can be counted.

export interface Watcher {
  /** Something begins that takes at most `patience` milliseconds on a slow machine. */
  doing(what: string, patience: number): void;
  /** The same still goes on. */
  alive(): void;
}

export const NOBODY: Watcher = { doing: () => undefined, alive: () => undefined };

/** A request in the learner's code, which tells it is alive as it goes. */
export const SHORT = 1_100;
/** Key derivation, or building the worlds. */
export const LONG = 20_000;

/** The learner's code has come back: how long the core now works is not its fault. To say so after each of
 *  two thousand requests would cost a tenth of a run, so it is said where the core has much to look at. */
export function returned(watcher: Watcher): void {
  watcher.doing('the attackers at work', LONG);
}
