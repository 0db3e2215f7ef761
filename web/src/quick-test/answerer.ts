// Some questions have no key: what a browser does with a response or a cookie is for the core's
// simulated browser to say. Whoever can ask it is an Answerer.

export interface ResponseScenario {
  readonly url: string;
  /** The status line, then one header a line. */
  readonly lines: readonly string[];
}

export interface CookieScenario {
  /** Set-Cookie values, and the address of the response that each came with. */
  readonly stored: readonly { readonly from: string; readonly line: string }[];
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly url: string;
    /** The page that makes the request; null for an address that is typed. */
    readonly from: string | null;
    readonly kind: 'navigation' | 'frame' | 'image' | 'fetch';
    /** After the cookies were set. */
    readonly secondsLater: number;
  };
}

export interface Answerer {
  /** Numbers of the lines that a browser refuses or ignores, so that they do nothing. */
  idleLines(response: ResponseScenario): Promise<readonly number[]>;
  /** Numbers of the stored lines whose cookies go with the request. */
  cookiesSent(scenario: CookieScenario): Promise<readonly number[]>;
}
