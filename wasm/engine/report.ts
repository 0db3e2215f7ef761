// The Report as TypeScript sees it. exercises/report.schema.json is the contract;
// core/range/report.h writes it; tests hold the three together.

export interface Report {
  readonly schema: 1;
  readonly exercise: string;
  readonly engine: string;
  readonly seed: number;
  readonly submission: string;
  readonly outcome: 'passed' | 'failed' | 'broken';
  readonly score: { readonly points: number; readonly of: number };
  readonly problem: Problem | null;
  readonly cases: readonly CaseResult[];
  readonly hash: string;
}

export type ProblemKind =
  'syntax' | 'missing-module' | 'timeout' | 'memory' | 'stack' | 'grants' | 'crash' | 'limit';

/** Why a submission could not be graded, or what stopped it in the middle. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly advice: string;
}

export type Severity = 'critical' | 'weak' | 'note';

export interface CaseResult {
  readonly id: string;
  readonly kind: 'story' | 'attack' | 'privilege';
  readonly title: string;
  readonly outcome: 'served' | 'broken' | 'blocked' | 'breached';
  readonly severity?: Severity;
  /** One sentence: what the attacker got, or what the user missed. */
  readonly effect?: string;
  readonly effects?: readonly Effect[];
  readonly control?: Control;
  readonly lines: readonly SourceLine[];
  readonly rule?: string;
  readonly explain?: string;
  readonly sources?: readonly string[];
  readonly notes?: readonly string[];
  readonly cracking?: Cracking;
  readonly guessing?: Guessing;
  readonly step?: number;
  readonly expected?: string;
  readonly got?: string;
  /** Of all of it but itself and what it counts. */
  readonly hash: string;
  readonly points: number;
  readonly of: number;
  /** Of a blocked attack: its text ran as code, and won nothing. It earns no point, and nobody passes by it. */
  readonly byLuck?: true;
  readonly exchanges: number;
  readonly trace: readonly Exchange[];
  /** What people's browsers did and decided, in order; the telling ones. */
  readonly browser?: readonly BrowserEvent[];
  /** How many there were. */
  readonly browserEvents?: number;
}

/**
 * Whether an attack was blocked to no avail: a block earns its points only while the cases it needs hold, and none
 * when luck alone held it.
 */
export function isUnearned({ outcome, points, of }: CaseResult): boolean {
  return outcome === 'blocked' && points < of;
}

/** core/browser/browser_event.h */
export interface BrowserEvent {
  readonly person: string;
  /** Virtual milliseconds since the case began. */
  readonly at: number;
  readonly tab: number;
  /** 0: the user's own. */
  readonly document: number;
  readonly kind: string;
  readonly subject: string;
  readonly detail: string;
  readonly allowed: boolean;
  /** Number of an exchange. */
  readonly exchange?: number;
  /** Of a request: whose host it goes to. */
  readonly to?: 'app' | 'attacker' | 'other' | 'nobody';
  /** Of a request: what became of it on a line that the attacker is on. */
  readonly line?: 'read' | 'answered' | 'sealed' | 'cut';
  /** Of a stored cookie: what it did to the jar. */
  readonly cookie?: JarChange;
  readonly reasons: readonly BrowserReason[];
}

export interface JarChange {
  readonly effect: 'added' | 'replaced' | 'deleted';
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly hostOnly: boolean;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Empty when it was not said. */
  readonly sameSite: '' | 'None' | 'Lax' | 'Strict';
  /** Virtual milliseconds since the case began; absent: until the session ends. */
  readonly expires?: number;
}

export interface BrowserReason {
  readonly effect: 'blocks' | 'permits' | 'notes';
  readonly section: string;
  readonly text: string;
}

export interface Effect {
  readonly kind: string;
  readonly count: number;
  readonly exchange?: number;
  readonly role?: string;
  readonly says: string;
}

/** Of a stolen database: how long its passwords hold out, were they all of one kind. */
export interface Cracking {
  readonly pool: string;
  readonly rig: string;
  /** Seconds that the attacker has. */
  readonly budget: number;
  readonly people: readonly Bar[];
  readonly beside: readonly Bar[];
}

export interface Bar {
  readonly who?: string;
  readonly storage: string;
  readonly seconds: number;
  readonly says: string;
}

/** What came of guesses at sign-in, over the time they took, in equal parts. */
export interface Guessing {
  /** Virtual seconds from the first to the last. */
  readonly seconds: number;
  /** In each part: how many the app looked at, how many it refused, how many let the attacker in. */
  readonly bars: readonly (readonly [looked: number, refused: number, letIn: number])[];
}

export interface Control {
  readonly kind:
    | 'bound'
    | 'literal'
    | 'allow-list'
    | 'validation'
    | 'role'
    | 'filter'
    | 'hash'
    | 'check'
    | 'missing'
    | 'none'
    | 'cookie'
    | 'policy'
    | 'transport'
    | 'framing'
    | 'cors'
    | 'type'
    | 'referrer'
    | 'escaped'
    | 'limit';
  readonly intended: boolean;
  readonly says: string;
}

export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

export type HeaderPair = readonly [name: string, value: string];

export interface Exchange {
  readonly number: number;
  readonly actor: string;
  /** Virtual milliseconds since the case began. */
  readonly at: number;
  readonly took: number;
  readonly request: {
    readonly method: string;
    readonly target: string;
    /** When it is not https. */
    readonly scheme?: 'http';
    /** When it is not world.host. */
    readonly host?: string;
    readonly headers: readonly HeaderPair[];
    readonly body: string;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly HeaderPair[];
    readonly body: string;
    readonly truncated: boolean;
  };
  readonly deciding: boolean;
  readonly events: readonly TraceEvent[];
}

export type TraceEvent = SqlEvent | LogEvent | NoteEvent;

export interface SqlEvent {
  readonly kind: 'sql';
  readonly role: string;
  readonly sql: string;
  readonly bound: readonly string[];
  readonly error: string | null;
  readonly rows: number;
  readonly changes: number;
  readonly steps: number;
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly tokens: readonly SqlToken[];
  readonly at: SourceLine | null;
}

export interface SqlToken {
  readonly text: string;
  readonly kind:
    | 'keyword'
    | 'identifier'
    | 'string'
    | 'blob'
    | 'number'
    | 'operator'
    | 'comment'
    | 'placeholder'
    | 'space'
    | 'illegal';
  /** Where bytes of this token came from, when they came with a request. */
  readonly from: 'data' | 'code' | null;
  readonly value?: string;
  readonly via?: string;
}

export interface LogEvent {
  readonly kind: 'log';
  readonly level: string;
  readonly text: string;
  readonly at: SourceLine | null;
}

export interface NoteEvent {
  readonly kind: 'note';
  readonly text: string;
}
