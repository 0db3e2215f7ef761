// The JavaScript face of wasm/bind_*.cpp, kept by hand next to it in review.
// tests/wasm/surface.test.mjs fails when a name is on one side only.
// What each call means and the JSON that crosses: docs/contracts.md, "Run".

/** The one shape of every fallible call; error is empty on success. */
export interface Reply {
  readonly value: string;
  readonly error: string;
}

/** The application under attack. */
export interface CoreApp {
  /** Answers a JSON array of requests with a JSON array of as many responses. Must not throw. */
  serve(requestsJson: string): string;
}

/** One grading: opened once, it plays each case in a world of its own. */
export interface CoreRun {
  /** seed: a whole number from 0 to 2^53 - 1. The value is empty, or the problem that ends the run. */
  open(exerciseJson: string, filesJson: string, seed: number): Reply;
  cases(): string;
  play(id: string, app: CoreApp): Reply;
  /** Begins anew with an array of what another Run of the same has played. */
  adopt(resultsJson: string): Reply;
  report(problemJson: string): Reply;
  worldSql(): Reply;
  call(operationJson: string): string;
  start(operationJson: string): number;
  next(): string;
  /** Frees it; embind's objects are not collected. */
  delete(): void;
}

export interface CoreModule {
  readonly Run: new () => CoreRun;
}

export default function createCore(options?: { wasmBinary?: BufferSource }): Promise<CoreModule>;
