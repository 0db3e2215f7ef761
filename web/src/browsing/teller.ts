// Goes through a case's events of browsers and exchanges of the trace, in one order, and makes steps of them.
import type { BrowserEvent, CaseResult, Exchange } from '../../../wasm/engine/report.js';
import type { Gain, Step } from './step.js';
import { address, decisionWords, personName, readable, shortAddress, targetUrl } from './words.js';

/** A step as it comes about. */
export type Draft = { -readonly [Name in keyof Step]: Step[Name] } & {
  before: BrowserEvent[];
  after: BrowserEvent[];
  gains: Gain[];
  /** The address that was asked, or the event's own. */
  url: string;
};

// Decisions that come after an answer; all others belong to the request that follows.
const kAfter = new Set([
  'response-received',
  'cookie-stored',
  'cookie-refused',
  'hsts-learnt',
  'redirect-followed',
  'cors',
  'framing',
  'type-refused',
  'document-opened',
]);
// What is a step of its own inside the browser.
const kInside = new Set([
  'script-run',
  'script-blocked',
  'style-blocked',
  'request-blocked',
  'navigation-failed',
  'storage-written',
  'storage-refused',
  'access-refused',
  'console',
  'from-cache',
]);

export class Teller {
  readonly drafts: Draft[] = [];
  readonly #home: string;
  readonly #trace: Map<number, Exchange>;
  /** Of the documents that were opened, by number. */
  readonly #origins = new Map<number, string>();
  /** What each person's browser has decided for a request that has not gone out. */
  readonly #waiting = new Map<string, BrowserEvent[]>();

  constructor(home: string, { browser = [], trace }: CaseResult) {
    this.#home = home;
    this.#trace = new Map(trace.map((exchange) => [exchange.number, exchange]));
    const seen = new Set(browser.map(({ exchange }) => exchange));
    const others = trace.filter(({ number }) => !seen.has(number));
    for (const event of browser) {
      while (others[0] !== undefined && isBefore(others[0], event)) this.#sendAlone(others.shift());
      this.#take(event);
    }
    for (const exchange of others) this.#sendAlone(exchange);
  }

  #take(event: BrowserEvent): void {
    const { kind, person, detail } = event;
    if (kind === 'document-opened') this.#origins.set(event.document, detail);
    // Of two headers that guard against framing, the one that is not there has nothing to say.
    if (kind === 'framing' && event.allowed && event.reasons.length === 0) return;
    if (kind === 'clicked' || kind === 'document-restored' || kind === 'session-ended') this.#act(event);
    else if (kind === 'navigation-started' && detail === 'the user') this.#act(event);
    else if (kind === 'request-sent') this.#send(event);
    else if (kAfter.has(kind) && this.#isOfLast(event)) this.#addToLast(event);
    else if (!isOfNext(event) && (kInside.has(kind) || !event.allowed || event.cookie !== undefined))
      this.#stayInside(event);
    else this.#waiting.set(person, [...(this.#waiting.get(person) ?? []), event]);
  }

  #draft(event: BrowserEvent, rest: Partial<Draft> & Pick<Draft, 'kind' | 'label' | 'says'>): Draft {
    const made: Draft = {
      person: event.person,
      at: event.at,
      from: 'browser',
      to: 'browser',
      tone: 'plain',
      before: [],
      after: [],
      jar: [],
      gains: [],
      url: event.subject,
      ...(event.exchange === undefined ? {} : { exchange: event.exchange }),
      ...rest,
    };
    this.drafts.push(made);
    return made;
  }

  #act(event: BrowserEvent): void {
    const name = personName(event.person);
    const where = shortAddress(event.subject, this.#home);
    const isFooled = event.kind === 'clicked' && event.reasons.length > 0;
    const acts: Readonly<Record<string, readonly [label: string, says: string]>> = {
      clicked: ['click', `${name} clicks. ${decisionWords(event, this.#home)}.`],
      'document-restored': ['back', `${name} goes back: \`${where}\` comes from memory, without a request.`],
      'session-ended': ['close', `${name} closes the browser and opens it again.`],
    };
    const [label, says] = acts[event.kind] ?? [where, `${name} opens \`${event.subject}\`.`];
    this.#draft(event, {
      kind: 'act',
      from: 'person',
      label,
      says,
      tone: isFooled ? 'taken' : 'plain',
      before: event.reasons.length > 0 || event.kind === 'session-ended' ? [event] : [],
    });
  }

  #send(event: BrowserEvent): void {
    const { person, line, to, subject, detail: method } = event;
    const waiting = this.#waiting.get(person) ?? [];
    this.#waiting.delete(person);
    const { host } = address(subject);
    const lane = to === 'attacker' || to === 'other' ? to : 'app';
    const trace = event.exchange === undefined ? undefined : this.#trace.get(event.exchange);
    const asker = waiting.findLast(({ kind }) => kind === 'navigation-started');
    const isForm = waiting.some(({ kind }) => kind === 'form-submitted');
    const before = waiting.filter((event) => !isForm || event !== asker);
    // A navigation names the page that began it; what a page loads is that page's own.
    const origin = asker?.detail ?? this.#origins.get(event.document) ?? '';
    const maker = address(origin).host;
    const led = origin === '' || maker === host ? '' : `, made by a page of ${maker}`;
    const made = this.#draft(event, {
      kind: 'exchange',
      to: line === 'answered' || line === 'cut' ? 'line' : lane,
      label: `${method} ${shortAddress(subject, this.#home)}`,
      says: `${personName(person)}’s browser sends \`${method} ${pathWords(subject)}\` to ${host}${led}.${to === 'nobody' ? ' There is no such host.' : ''}${lineWords(line)}`,
      before,
      ...(line === undefined ? {} : { line }),
      ...(trace === undefined ? {} : { trace }),
    });
    const names = before.filter(({ kind }) => kind === 'cookie-sent').map((sent) => sent.subject);
    const body = trace?.request.body ?? '';
    // Whether there is anything in it that is worth having.
    const tells = subject.includes('?') || method !== 'GET' || body !== '';
    if (to === 'attacker' && tells) take(made, `Received \`${method} ${readable(subject)}\`.`, body);
    else if (isClear(line) && (tells || names.length > 0))
      take(made, `Read on the line: \`${method} ${readable(subject)}\`${cookieWords(names)}.`, body);
    else if (before.some(({ allowed }) => !allowed)) made.tone = 'held';
  }

  /** Of the attacker, or of a person who sends without a page. */
  #sendAlone(exchange: Exchange | undefined): void {
    if (exchange === undefined) return;
    const { actor, at, number, request, response } = exchange;
    const isAttacker = actor === 'attacker';
    const url = targetUrl(exchange, this.#home);
    this.drafts.push({
      kind: 'exchange',
      person: actor,
      at,
      from: isAttacker ? 'attacker' : 'browser',
      to: 'app',
      label: `${request.method} ${shortAddress(url, this.#home)}`,
      status: String(response.status),
      says: `${isAttacker ? 'The attacker' : personName(actor)} sends \`${request.method} ${address(url).path}\`. The answer is ${response.status}.`,
      tone: 'plain',
      before: [],
      after: [],
      jar: [],
      gains: [],
      exchange: number,
      trace: exchange,
      url,
    });
  }

  #stayInside(event: BrowserEvent): void {
    const last = this.drafts.at(-1);
    const first = last?.before[0];
    // One look at document.cookie keeps several cookies back.
    const isMore =
      first?.kind === event.kind && first.detail === event.detail && first.person === event.person;
    if (last !== undefined && isMore && event.detail === 'document.cookie') {
      last.before.push(event);
      return;
    }
    const before = [...(this.#waiting.get(event.person) ?? []), event];
    this.#waiting.delete(event.person);
    const words = decisionWords(event, this.#home);
    this.#draft(event, {
      kind: 'inside',
      label: words.replaceAll('`', ''),
      says: `In ${personName(event.person)}’s browser: ${words}.`,
      tone: event.allowed ? 'plain' : 'held',
      before,
    });
  }

  #lastOf(person: string): Draft | undefined {
    return this.drafts.findLast((draft) => draft.person === person && draft.kind === 'exchange');
  }

  #isOfLast({ person, exchange, detail }: BrowserEvent): boolean {
    const last = this.#lastOf(person);
    if (last === undefined || detail === 'document.cookie') return false;
    return exchange === undefined || last.exchange === exchange;
  }

  #addToLast(event: BrowserEvent): void {
    const last = this.#lastOf(event.person);
    if (last === undefined) return;
    if (event.kind === 'response-received') {
      last.status = event.detail;
      last.says += event.detail === 'no answer' ? ' No answer comes.' : ` The answer is ${event.detail}.`;
      return;
    }
    last.after.push(event);
    if (event.kind === 'cookie-stored' && isClear(last.line))
      take(last, `Read on the line: the cookie \`${event.subject}\`, as it is set.`);
    if (!event.allowed && last.tone === 'plain') last.tone = 'held';
  }
}

/** A cookie that stays while its request goes. */
function isOfNext({ kind, detail }: BrowserEvent): boolean {
  return kind === 'cookie-withheld' && detail !== 'document.cookie';
}

function isClear(line: BrowserEvent['line']): boolean {
  return line === 'read' || line === 'answered';
}

function cookieWords(names: readonly string[]): string {
  return names.length === 0 ? '' : `, with the cookie ${names.map((name) => `\`${name}\``).join(' and ')}`;
}

/** A long query is said elsewhere. */
function pathWords(url: string): string {
  const { path } = address(url);
  return path.length > 48 ? path.replace(/\?.*$/s, '?…') : path;
}

function lineWords(line: BrowserEvent['line']): string {
  switch (line) {
    case undefined:
      return '';
    case 'read':
      return ' It goes in the clear: whoever is on the line reads all of it.';
    case 'answered':
      return ' It goes in the clear, and the attacker on the line answers it himself.';
    case 'sealed':
      return ' It goes over TLS: who is on the line learns the name of the host, and nothing else.';
    case 'cut':
      return ' It would go over TLS; the attacker on the line cuts the connection.';
  }
}

function take(draft: Draft, says: string, body = ''): void {
  draft.gains.push({ says, decides: false, ...(body === '' ? {} : { body }) });
  draft.tone = 'taken';
}

function isBefore({ number, at }: Exchange, event: BrowserEvent): boolean {
  return event.exchange === undefined ? at < event.at : number < event.exchange;
}
