// The engine as the page has it: the one interface, and a way to stop a run.
import type { Engine } from '../../../wasm/engine/engine.js';

export interface EngineClient extends Engine {
  /** Ends the run that is going; its grade() rejects. The next one starts afresh. */
  stop(): void;
}
