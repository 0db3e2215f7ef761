// The core as JavaScript gets it: build/wasm/core.js, bound by wasm/bind_range.cpp. What each
// call means is in docs/contracts.md, "Run".
import type { Operations } from './sandbox/app.js';

export interface Reply {
  readonly value: string;
  /** Empty on success. */
  readonly error: string;
}

/** What the core calls back for each batch of requests. */
export interface CoreApp {
  serve(requestsJson: string): string;
}

export interface CoreRun extends Operations {
  open(exerciseJson: string, filesJson: string, seed: number): Reply;
  cases(): string;
  play(id: string, app: CoreApp): Reply;
  report(problemJson: string): Reply;
  worldSql(): Reply;
  delete(): void;
}

export interface CoreModule {
  readonly Run: new () => CoreRun;
}

export type CoreFactory = (options: { readonly wasmBinary: BufferSource }) => Promise<CoreModule>;
