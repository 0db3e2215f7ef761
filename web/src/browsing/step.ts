// What happened in people's browsers as steps between lanes: what the browser panel goes through.
import type { BrowserEvent, Exchange } from '../../../wasm/engine/report.js';
import type { Jar } from './jar.js';

/** From left to right; a lane that nothing happens in is left out. */
export const kLanes = ['person', 'browser', 'line', 'app', 'other', 'attacker'] as const;
export type Lane = (typeof kLanes)[number];

/** held: something was refused, and for once that is good news; taken: the attacker has something of it. */
export type Tone = 'plain' | 'held' | 'taken';

export interface Step {
  readonly kind: 'act' | 'exchange' | 'inside';
  readonly person: string;
  /** Virtual milliseconds since the case began. */
  readonly at: number;
  readonly from: Lane;
  readonly to: Lane;
  /** In a few words, for the arrow. */
  readonly label: string;
  /** "303", when there was an answer. */
  readonly status?: string;
  /** One or two sentences. */
  readonly says: string;
  readonly tone: Tone;
  readonly line?: BrowserEvent['line'];
  /** Decisions before it, and after its answer. */
  readonly before: readonly BrowserEvent[];
  readonly after: readonly BrowserEvent[];
  /** The person's cookies when it is over. */
  readonly jar: Jar;
  readonly exchange?: number;
  readonly trace?: Exchange;
  /** What the attacker has gained by it, a sentence each. */
  readonly gains: readonly Gain[];
}

export interface Gain {
  readonly says: string;
  /** An effect: what makes the case a breach. */
  readonly decides: boolean;
  /** What came with it. */
  readonly body?: string;
}
