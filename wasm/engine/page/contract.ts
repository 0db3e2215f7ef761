// What crosses between the browser in the core and the realms of its pages: docs/contracts.md, "Page
// realm". core/browsing/page_api_json.h is the other half.

export type ScriptKind = 'inline' | 'external' | 'handler' | 'javascript-url';

/** A script that the core has allowed to run. */
export interface ScriptRun {
  readonly document: number;
  readonly kind: ScriptKind;
  readonly source: string;
  /** document.currentScript, or `this` of a handler. */
  readonly element: number | null;
  /** Its URL, or "onerror" … */
  readonly name: string;
}

export interface PageEvent {
  readonly document: number;
  /** "click", "load" … */
  readonly event: string;
  /** A node, or null for the window. */
  readonly target: number | null;
}

/** PageApi of one document, as long as a call into its realm lasts. */
export interface PageDoor {
  /** An operation in, `{"ok": …}` or `{"fail": {"name", "message"}}` out. Must not throw. */
  call(json: string): string;
}

export type ConsoleLevel = 'info' | 'warn' | 'error' | 'alert';

export interface ConsoleEntry {
  readonly document: number;
  readonly level: ConsoleLevel;
  readonly text: string;
  /** What ran: a script's URL, "onerror", "click" … */
  readonly script: string;
}
