// One document's scripts: they run in a QuickJS of their own, and reach the browser by one synchronous
// call. What they throw or exceed is an entry of the console; nothing here throws.
import { LIMITS } from '../sandbox/limits.js';
import { Timers } from '../sandbox/timers.js';
import { Vm, type GuestError, type Host, type HostAnswer, type Outcome } from '../sandbox/vm.js';
import { NOBODY, returned, SHORT, type Watcher } from '../watcher.js';
import type { ConsoleLevel, PageDoor, PageEvent, ScriptRun } from './contract.js';
import type { PageFunctionName, PageImage } from './page-image.js';
import { noteOf, uncaughtText } from './page-notes.js';

export interface RealmOptions {
  readonly say: (level: ConsoleLevel, text: string, script: string) => void;
  /** Milliseconds since 1970 on the world's clock. */
  readonly now: () => number;
  readonly watcher?: Watcher;
}

/** Scripts that run within a call of another: click() in onclick in click() … */
const MAX_DEPTH = 16;
/** Callbacks of timers that the end of one script brings about. */
const MAX_TIMERS = 200;
/** What a browser reports later, never within the script that caused it. */
const LATER = new Set(['load', 'error', 'onload', 'onerror']);
/** Characters that the browser answers one script with: a tree each time, for a page that grows it. */
const MOST_ANSWERED = 32 << 20;
const TOO_MUCH = 'asked for too much at once';
const OVERUSED = { fail: { name: 'Error', message: 'Too many calls' } };

export class PageRealm implements Host {
  readonly #vm: Vm<PageFunctionName>;
  readonly #options: RealmOptions;
  readonly #watcher: Watcher;
  readonly #timers = new Timers();
  #door: PageDoor | undefined;
  #script = '';
  /** document.currentScript. */
  #element: number | null = null;
  #depth = 0;
  #later: (() => void)[] = [];
  /** Milliseconds that timers have waited. */
  #waited = 0;
  #isPrevented = false;
  #logged = 0;
  #answered = 0;
  #isStopped = false;

  constructor(image: PageImage, options: RealmOptions) {
    this.#options = options;
    this.#watcher = options.watcher ?? NOBODY;
    this.#vm = new Vm(image, this, this.#watcher);
  }

  /** Makes ready for another document. */
  renew(): void {
    this.#vm.renewNow();
    this.#timers.clear();
    this.#later = [];
    this.#waited = 0;
    this.#logged = 0;
    this.#isStopped = false;
  }

  get isRunning(): boolean {
    return this.#depth > 0;
  }

  /** The document is gone, and its door with it: what still runs ends. */
  abandon(): void {
    this.#isStopped = true;
  }

  /** True when what the event does by itself is prevented. */
  run(script: ScriptRun, door: PageDoor): boolean {
    return this.#enter(script.kind === 'handler' ? script.name : '', door, script.name, () => {
      this.#perform(script);
    });
  }

  dispatch({ event, target }: PageEvent, door: PageDoor): boolean {
    return this.#enter(event, door, event, () => {
      this.#check(this.#vm.call('dispatch', JSON.stringify({ event, target })));
    });
  }

  answer(name: string, first: string, second: string): HostAnswer {
    if (name !== 'call') {
      this.#note(first, second);
      return undefined;
    }
    if (!this.#vm.meter.hostCall() || this.#door === undefined) return JSON.stringify(OVERUSED);
    // A script within a call may cost the instance, or the document: nothing runs on in it.
    if (this.#isStopped) throw new Error('the page is stopped');
    const answer = this.#door.call(first);
    if (this.#hasStopped()) throw new Error('the page is stopped');
    this.#answered += answer.length;
    if (this.#answered > MOST_ANSWERED) this.#vm.meter.exceed('limit', TOO_MUCH);
    return answer;
  }

  now(): number {
    return this.#options.now() + this.#waited;
  }

  resolve(_base: string, specifier: string): string {
    return specifier;
  }

  load(): { readonly error: string } {
    return { error: 'This browser has no modules' };
  }

  #perform({ kind, source, element, name }: ScriptRun): void {
    this.#element = kind === 'handler' ? null : element;
    this.#check(this.#vm.call('enter', JSON.stringify({ element: this.#element })));
    this.#check(
      kind === 'handler'
        ? this.#vm.call('handle', JSON.stringify({ source, name, element }))
        : this.#vm.script(source, name),
    );
  }

  #enter(event: string, door: PageDoor, script: string, work: () => void): boolean {
    if (this.#isStopped) return false;
    if (this.#depth > 0 && LATER.has(event)) {
      this.#later.push(() => {
        this.#script = script;
        work();
      });
      return false;
    }
    if (this.#depth >= MAX_DEPTH) {
      this.#say('error', `Scripts called each other more than ${MAX_DEPTH} deep`);
      return false;
    }
    const outer = {
      door: this.#door,
      script: this.#script,
      element: this.#element,
      prevented: this.#isPrevented,
    };
    this.#isPrevented = false;
    this.#door = door;
    this.#script = script;
    if (this.#depth === 0) this.#begin();
    this.#depth++;
    work();
    // Too late for what a promise or timer of it says.
    const isPrevented = this.#wasPrevented();
    if (this.#depth === 1) this.#settle();
    this.#depth--;
    this.#door = outer.door;
    this.#script = outer.script;
    this.#element = outer.element;
    this.#isPrevented = outer.prevented;
    if (this.#depth > 0) this.#check(this.#vm.call('enter', JSON.stringify({ element: outer.element })));
    else returned(this.#watcher);
    return isPrevented;
  }

  #begin(): void {
    this.#watcher.doing('a script of a page', SHORT);
    this.#vm.meter.startRequest();
    this.#answered = 0;
    this.#vm.tidy();
  }

  // What the script has left: promises, events, timers in the order in which they are due.
  #settle(): void {
    const patience = this.#waited + LIMITS.patience;
    let fired = 0;
    while (!this.#isStopped) {
      if (this.#check(this.#vm.runJobs()) === 'threw') continue;
      this.#check(this.#vm.reportRejections());
      const event = this.#later.shift();
      if (event !== undefined) {
        event();
        continue;
      }
      const due = this.#timers.nextDue();
      if (due === undefined) return;
      if (due > patience || ++fired > MAX_TIMERS) {
        this.#timers.clear();
        return;
      }
      this.#waited = due;
      const timer = this.#timers.takeDue(due);
      if (timer !== undefined) this.#check(this.#vm.call('runTimer', timer.id));
    }
  }

  #check(outcome: Outcome): Outcome['kind'] {
    const { exceeded } = this.#vm.meter;
    if (this.#isStopped) return outcome.kind;
    if (exceeded !== undefined) this.#stop(exceeded.kind === 'limit' ? TOO_MUCH : exceeded.what);
    else if (outcome.kind === 'trapped') this.#stop('called themselves too deeply');
    else if (outcome.kind === 'threw' && outcome.error.message === 'out of memory')
      this.#stop('used too much memory');
    else if (outcome.kind === 'threw') this.#uncaught(outcome.error);
    return outcome.kind;
  }

  // Asked anew after every call out.
  #hasStopped(): boolean {
    return this.#isStopped;
  }

  #wasPrevented(): boolean {
    return this.#isPrevented;
  }

  #stop(what: string): void {
    this.#isStopped = true;
    this.#timers.clear();
    this.#later = [];
    this.#say('error', `This page's scripts were stopped: they ${what}.`);
  }

  #uncaught(error: GuestError): void {
    this.#say('error', uncaughtText(error));
  }

  #note(kind: string, json: string): void {
    const note = noteOf(kind, json);
    if (note === undefined) return;
    switch (note.kind) {
      case 'console':
        this.#say(note.level, note.text);
        break;
      case 'timer':
        if (!this.#timers.arm(note.id, this.#waited + note.delay, undefined))
          this.#say('error', 'Too many timers');
        break;
      case 'untimer':
        this.#timers.disarm(note.id);
        break;
      case 'prevented':
        this.#isPrevented = true;
        break;
    }
  }

  #say(level: ConsoleLevel, text: string): void {
    this.#logged += text.length + 1;
    if (this.#logged <= LIMITS.log) this.#options.say(level, text, this.#script);
  }
}
