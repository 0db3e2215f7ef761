// The learner's app as the core sees it (App in core/range/app.h): requests in, answers out,
// several in flight. Between the two it runs promises until all is quiet, then lets the
// world finish one started operation, and so on. Nothing here throws.
import type { Files } from '../exercise.js';
import type { Problem } from '../report.js';
import { framesOf, type Frame } from './frames.js';
import { loopLine } from './loop-line.js';
import type { HostFunctionName, Image } from './image.js';
import { LIMITS } from './limits.js';
import { Modules } from './modules.js';
import { limitOf, limitProblem, loadProblem, problem } from './problems.js';
import { Timers } from './timers.js';
import { LONG, NOBODY, returned, SHORT, type Watcher } from '../watcher.js';
import { Vm, type GuestError, type Host, type Outcome } from './vm.js';
import { fromGuest, NO_ANSWER, parseObject, toGuest, type CoreRequest, type CoreResponse } from './wire.js';

/** The host operations of a Run (docs/contracts.md). */
export interface Operations {
  call(json: string): string;
  start(json: string): number;
  next(): string;
}

export interface Submission {
  readonly entry: string;
  readonly files: Files;
}

/** Operations that keep the core busy. */
const SLOW = /^\{"op":"(?:argon2\.|bcrypt|scrypt|pbkdf2)/;
/** After more operations than this the core may have long to look at them. */
const MANY_CALLS = 100;

export class SandboxApp implements Host {
  readonly #vm: Vm;
  readonly #world: Operations;
  readonly #submission: Submission;
  readonly #modules: Modules;
  readonly #watcher: Watcher;
  readonly #timers = new Timers();
  /** Started operations that have not finished: on whose behalf they run. */
  readonly #started = new Map<number, number | undefined>();
  #answers: (CoreResponse | undefined)[] = [];
  #request: number | undefined;
  #lastFrames: readonly Frame[] = [];
  #serving = '';
  #now: number | undefined;
  #logged = 0;
  /** Started operations that may take the core long. */
  #slow = 0;
  #state: 'fresh' | 'loading' | 'running' | 'ended' = 'fresh';
  #port: 'none' | 'listening' | 'closed' = 'none';
  #fatal: Problem | undefined;
  #suspected: Problem | undefined;

  constructor(image: Image, world: Operations, submission: Submission, watcher: Watcher = NOBODY) {
    this.#vm = new Vm(image, this, watcher);
    this.#watcher = watcher;
    this.#world = world;
    this.#submission = submission;
    this.#modules = new Modules(image.modules, submission.files);
  }

  /** What ended the app for good, if anything has: the submission cannot be graded further. */
  get fatal(): Problem | undefined {
    return this.#fatal;
  }

  /** A limit that was met and survived: it explains a broken story, and nothing else. */
  get suspected(): Problem | undefined {
    return this.#suspected;
  }

  /** Makes ready for a new world: nothing of the last one is left. */
  async renew(): Promise<void> {
    await this.#vm.renew();
    this.#timers.clear();
    this.#started.clear();
    this.#answers = [];
    this.#request = undefined;
    this.#lastFrames = [];
    this.#now = undefined;
    this.#logged = 0;
    this.#slow = 0;
    this.#state = 'fresh';
    this.#port = 'none';
    this.#suspected = undefined;
  }

  /** The core's App. */
  serve(requestsJson: string): string {
    const requests = JSON.parse(requestsJson) as readonly CoreRequest[];
    this.#answers = requests.map(() => undefined);
    this.#now = undefined;
    if (this.#state === 'fresh') this.#load();
    if (this.#state === 'running' && this.#port === 'listening') this.#exchange(requests);
    if (this.#vm.meter.hostCalls > MANY_CALLS) returned(this.#watcher);
    return JSON.stringify(this.#answers.map((answer) => answer ?? NO_ANSWER));
  }

  /** The core's App, too. */
  memory(): number {
    return this.#vm.memory();
  }

  #load(): void {
    const { entry, files } = this.#submission;
    this.#state = 'loading';
    this.#begin(`loading ${entry}`);
    this.#vm.meter.startRequest();
    this.#enter(this.#vm.evaluate(files[entry] ?? '', `/${entry}`));
    this.#settleWhile(() => this.#vm.loaded().kind === 'waiting');
    this.#drain();
    this.#settleWhile(() => this.#port === 'none' && this.#timers.count > 0);
    if (this.#fatal !== undefined) return;
    const outcome = this.#vm.loaded();
    if (outcome.kind === 'threw') {
      this.#failedToLoad(outcome.error);
    } else if (outcome.kind === 'waiting') {
      this.#end(problem('crash', `${entry} never finishes loading`));
    } else if (this.#port === 'none') {
      this.#end(problem('crash', `${entry} never calls app.listen(), so there is nothing to talk to`));
    } else {
      this.#state = 'running';
    }
  }

  #exchange(requests: readonly CoreRequest[]): void {
    this.#vm.meter.startRequest(requests.length);
    this.#fireTimers();
    requests.forEach((request, index) => {
      this.#request = index;
      this.#begin(`${request.method} ${request.target.replace(/\?.*/s, '')}`);
      this.#enter(this.#vm.call('serve', toGuest(request, index)));
    });
    this.#settleWhile(() => this.#answers.includes(undefined));
    this.#drain();
    this.#request = undefined;
    if (this.#state === 'running') this.#vm.tidy();
  }

  #begin(what: string): void {
    this.#serving = what;
    this.#lastFrames = [];
    this.#watcher.doing(what, SHORT);
  }

  // One started operation after the other, in the world's order, then timers.
  #settleWhile(isWaiting: () => boolean): void {
    let patience: number | undefined;
    while (this.#state !== 'ended' && isWaiting()) {
      if (this.#started.size > 0) this.#settleOne();
      else if (!this.#advanceTo((patience ??= this.now() + LIMITS.patience))) return;
    }
  }

  // What the app began and nobody awaits: it finishes before the next request comes.
  #drain(): void {
    while (this.#state !== 'ended' && this.#started.size > 0) this.#settleOne();
  }

  #settleOne(): void {
    if (this.#slow > 0) this.#watcher.doing(this.#serving, LONG);
    const text = this.#world.next();
    if (this.#slow > 0) this.#watcher.doing(this.#serving, SHORT);
    this.#now = undefined;
    if (text === '') {
      this.#started.clear();
      return;
    }
    const id = Number(/^\{"id":(\d+)/.exec(text)?.[1]);
    const owner = this.#started.get(id);
    if (!this.#started.delete(id)) return;
    if (this.#started.size === 0) this.#slow = 0;
    this.#fireTimers();
    this.#request = owner;
    this.#enter(this.#vm.call('settle', text));
  }

  #advanceTo(patience: number): boolean {
    const due = this.#timers.nextDue();
    if (due === undefined || due > patience) return false;
    // The world's clock knows whole microseconds: what is left of one would never pass.
    const delay = Math.ceil(Math.max(0, due - this.now()) * 1000) / 1000;
    if (delay > 0) {
      this.#world.start(JSON.stringify({ op: 'timer', delay }));
      this.#world.next();
      this.#now = undefined;
    }
    this.#fireTimers();
    return true;
  }

  #fireTimers(): void {
    while (this.#timers.count > 0 && this.#state !== 'ended') {
      const timer = this.#timers.takeDue(this.now());
      if (timer === undefined) return;
      this.#request = timer.request;
      this.#enter(this.#vm.call('runTimer', timer.id));
      if (!this.#vm.meter.hostCall()) this.#meterRanOut(undefined);
    }
  }

  // After every entry into the learner's code: run the promises, and look what came of it.
  #enter(first: Outcome): void {
    let outcome = first;
    if (outcome.kind === 'done') outcome = this.#vm.runJobs();
    while (outcome.kind === 'threw' && this.#vm.meter.exceeded === undefined) {
      if (this.#state === 'loading') {
        this.#failedToLoad(outcome.error);
        return;
      }
      this.#noteUncaught('Uncaught', outcome.error);
      outcome = this.#vm.runJobs();
    }
    if (this.#vm.meter.exceeded !== undefined) {
      const cause = outcome.kind === 'done' && this.#state === 'loading' ? this.#vm.loaded() : outcome;
      this.#meterRanOut(cause.kind === 'threw' ? cause.error : undefined);
    } else if (outcome.kind === 'trapped') {
      this.#end(limitProblem('stack', '', this.#lastFrames[0]));
    } else if (this.#state === 'running') {
      const reported = this.#vm.reportRejections();
      if (reported.kind !== 'done') this.#enter(reported);
    }
  }

  #meterRanOut(error: GuestError | undefined): void {
    const exceeded = this.#vm.meter.exceeded;
    if (exceeded === undefined) return;
    const [frame = this.#lastFrames[0]] = framesOf(error?.stack ?? '');
    const source = frame === undefined ? undefined : this.#submission.files[frame.file];
    const place = frame !== undefined && source !== undefined ? loopLine(source, frame) : frame;
    this.#end(limitProblem(exceeded.kind, exceeded.what, place));
  }

  #failedToLoad(error: GuestError): void {
    const { missing } = this.#modules;
    if (missing !== undefined && error.message === missing.message) {
      const source = this.#submission.files[missing.importer] ?? '';
      const line = source.split('\n').findIndex((text) => text.includes(missing.specifier)) + 1;
      const frame = line > 0 ? { file: missing.importer, line, column: 1 } : undefined;
      this.#end(problem('missing-module', missing.message, frame));
    } else {
      this.#end(loadProblem(error));
    }
  }

  #end(why: Problem): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    // Without a setting that it needs an app is right not to start: the world knows.
    const may = why.kind === 'crash' && parseObject(this.#world.call('{"op":"unstarted"}'))['ok'] === true;
    if (may) this.#port = 'none';
    else this.#fatal = why;
    const where = this.#serving === '' ? '' : ` (${this.#serving})`;
    this.#log('error', `${why.message}${where}`, []);
  }

  // Host: what the guest asks for. It is the learner's realm: nothing in it is believed.

  answer(name: HostFunctionName, first: string, second: string): string | number | undefined {
    if (name === 'tell') {
      this.#told(first, second);
      return undefined;
    }
    this.#lastFrames = framesOf(second);
    if (!this.#vm.meter.hostCall()) return name === 'call' ? '{"ok":true}' : 0;
    if (name === 'call') return this.#call(first);
    const id = this.#world.start(this.#withCause(first));
    this.#started.set(id, this.#request);
    if (SLOW.test(first)) this.#slow++;
    return id;
  }

  now(): number {
    if (this.#now === undefined) {
      const { ok } = parseObject(this.#world.call('{"op":"now"}'));
      this.#now = typeof ok === 'number' ? ok : 0;
    }
    return this.#now;
  }

  resolve(base: string, specifier: string): string {
    this.#vm.meter.hostCall();
    return this.#modules.resolve(base, specifier);
  }

  load(name: string): { readonly source: string } | { readonly error: string } {
    return this.#modules.load(name);
  }

  #call(json: string): string {
    if (json.startsWith('{"op":"log"')) {
      const { level, text } = parseObject(json);
      this.#log(
        typeof level === 'string' ? level : 'info',
        typeof text === 'string' ? text : '',
        this.#lastFrames,
      );
      return '{"ok":true}';
    }
    if (json.startsWith('{"op":"file"')) {
      const { name } = parseObject(json);
      const { files } = this.#submission;
      const found = typeof name === 'string' && Object.hasOwn(files, name);
      return JSON.stringify({ ok: found ? files[name] : null });
    }
    this.#now = undefined;
    return this.#world.call(this.#withCause(json));
  }

  #withCause(json: string): string {
    const request = this.#request === undefined ? '' : `,"request":${this.#request}`;
    return `${json.slice(0, json.lastIndexOf('}'))},"at":${this.#framesText()}${request}}`;
  }

  #framesText(): string {
    if (this.#written?.frames !== this.#lastFrames) {
      this.#written = { frames: this.#lastFrames, text: JSON.stringify(this.#lastFrames) };
    }
    return this.#written.text;
  }
  #written: { readonly frames: readonly Frame[]; readonly text: string } | undefined;

  #told(kind: string, json: string): void {
    if (kind === 'answer') this.#answered(json);
    else if (kind === 'listening') this.#port = 'listening';
    else if (kind === 'closed') this.#port = 'closed';
    else if (kind === 'timer') this.#armTimer(parseObject(json));
    else if (kind === 'untimer') this.#timers.disarm(Number(parseObject(json)['id']));
    else if (kind === 'uncaught') this.#toldUncaught(parseObject(json));
    else if (kind === 'limit') this.#suspect(parseObject(json));
  }

  #answered(json: string): void {
    const answer = fromGuest(json);
    if (answer === undefined || !(answer.index in this.#answers)) return;
    if (this.#answers[answer.index] !== undefined) return;
    this.#answers[answer.index] = answer.response;
    this.#world.call(`{"op":"answered","index":${String(answer.index)}}`);
    if (!answer.isCut) return;
    const what = `answered with more than ${LIMITS.answer >> 20} MB`;
    this.#suspected ??= limitProblem('limit', what, this.#lastFrames[0]);
    this.#log('error', `Your code ${what}: the rest was cut off.`, []);
  }

  #armTimer({ id, delay }: Readonly<Record<string, unknown>>): void {
    if (typeof id !== 'number' || typeof delay !== 'number') return;
    if (!this.#timers.arm(id, this.now() + delay, this.#request)) {
      this.#vm.meter.exceed('limit', `set more than ${LIMITS.timers} timers`);
    }
  }

  #toldUncaught(told: Readonly<Record<string, unknown>>): void {
    const { what, name, message, stack } = told;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    this.#noteUncaught(text(what), { name: text(name), message: text(message), stack: text(stack) });
  }

  // Node would end the process here and a supervisor start it again; the world only notes it.
  #noteUncaught(what: string, error: GuestError): void {
    this.#suspect({ ...error });
    const said = error.name === '' ? error.message : `${error.name}: ${error.message}`;
    this.#log('error', `${what} ${said} (Node would end the process here)`, framesOf(error.stack));
  }

  #suspect(told: Readonly<Record<string, unknown>>): void {
    const { name, message, stack } = told;
    if (typeof name !== 'string' || typeof message !== 'string' || typeof stack !== 'string') return;
    const limit = limitOf({ name, message, stack });
    if (limit !== undefined) this.#suspected ??= limitProblem(limit, '', framesOf(stack)[0]);
  }

  #log(level: string, text: string, at: readonly Frame[]): void {
    if (this.#logged > LIMITS.log) return;
    this.#logged += text.length;
    const kept = this.#logged > LIMITS.log ? `${text.slice(0, 200)} … (the log is full)` : text;
    const request = this.#request === undefined ? {} : { request: this.#request };
    this.#world.call(JSON.stringify({ op: 'log', level, text: kept, at, ...request }));
  }
}
