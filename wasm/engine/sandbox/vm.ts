// One QuickJS with the guest in it. Text goes in, text comes out, and what went wrong is a value.
// The learner's getters are never run from here but by the guest's own stackOf().
import type { GuestFunctionName, HostFunctionName, Image } from './image.js';
import { LIMITS } from './limits.js';
import type { Watcher } from '../watcher.js';
import { Meter } from './meter.js';
import { QuickJS, SPARE, type Hooks, type Snapshot } from './quickjs.js';
import type { Value } from './quickjs-exports.js';

/** Of a host function. */
export type HostAnswer = string | number | undefined;

/** What the sandbox gives a Vm; the learner's code reaches it through the guest alone. */
export interface Host {
  /** Handles one call of a host function; must not throw. */
  answer(name: HostFunctionName, first: string, second: string): HostAnswer;
  /** Milliseconds since 1970 on the world's clock. */
  now(): number;
  resolve(base: string, specifier: string): string;
  /** The source of a module, or the error to give to the importer. */
  load(name: string): { readonly source: string } | { readonly error: string };
}

export interface GuestError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'threw'; readonly error: GuestError }
  /** The WebAssembly instance itself gave up: its stack, nearly always. It is of no more use. */
  | { readonly kind: 'trapped' };

/** The entry module and all that it imports, and the memory with them in it. */
interface Compiled {
  readonly module: Value;
  readonly snapshot: Snapshot;
}

const DONE: Outcome = { kind: 'done' };
const TRAPPED: Outcome = { kind: 'trapped' };
/** Above this, memory that cases have grown is given back: none of it is used again. */
const KEPT_GROWTH = 8 << 20;
const MAX_REJECTIONS = 100;
const MAX_SURPLUS = 20_000;
/** States of a promise, as QuickJS numbers them. */
const PENDING = 0;
const REJECTED = 2;

/** What every guest has: for what it threw. */
type Reporting = 'stackOf' | 'reportRejection';

export class Vm<Name extends string = GuestFunctionName> {
  readonly meter: Meter;
  readonly #image: Image<Name | Reporting>;
  readonly #host: Host;
  readonly #watcher: Watcher;
  #vm!: QuickJS;
  #worn = true;
  #rejections = new Map<number, Value>();
  #entry: Value | undefined;
  #compiled: Compiled | undefined;
  #tidied = 0;
  /** Bytes of memory when the case began. */
  #before = 0;

  constructor(image: Image<Name | Reporting>, host: Host, watcher: Watcher) {
    this.#image = image;
    this.#host = host;
    this.#watcher = watcher;
    this.meter = new Meter(() => this.#grown() + SPARE);
  }

  /** Back to where cases begin: nothing of what ran before can be reached. */
  async renew(): Promise<void> {
    if (!this.#reset())
      this.#vm = await QuickJS.restore(this.#image.wasm, this.#hooks(), this.#snapshot, LIMITS);
    this.#begin();
  }

  /** The same, for one who cannot wait. */
  renewNow(): void {
    if (!this.#reset())
      this.#vm = QuickJS.restoreNow(this.#image.wasm, this.#hooks(), this.#snapshot, LIMITS);
    this.#begin();
  }

  #begin(): void {
    this.#worn = false;
    this.#before = this.#size();
  }

  // Without a new instance: 0.2 ms instead of 4. False when it takes one.
  #reset(): boolean {
    this.#rejections.clear();
    this.meter.startCase();
    this.#tidied = 0;
    this.#entry = undefined;
    if (this.#worn || this.#size() > this.#snapshot.memory.length + KEPT_GROWTH) return false;
    this.#vm.reset(this.#snapshot, LIMITS);
    return true;
  }

  /** Calls a function of the guest. */
  call(name: Name, argument: string | number): Outcome {
    return this.#guarded(() => {
      const vm = this.#vm;
      const value = typeof argument === 'string' ? vm.string(argument) : vm.exports.qjs_new_number(argument);
      const outcome = this.#invoke(name, value);
      vm.free(value);
      return outcome;
    });
  }

  /** Runs what promises have queued. */
  runJobs(): Outcome {
    const { exports } = this.#vm;
    let surplus = 0;
    return this.#guarded(() => {
      while (exports.qjs_is_job_pending() !== 0) {
        if (exports.qjs_execute_pending_job() < 0) return this.#pendingException();
        this.meter.job();
        // The jobs after the last that is allowed show, by being interrupted, where they are.
        if (this.meter.exceeded !== undefined && ++surplus > MAX_SURPLUS) return DONE;
      }
      return DONE;
    });
  }

  /** Evaluates the entry module, always the same one. Its promise tells how it went; see loaded(). */
  evaluate(source: string, name: string): Outcome {
    return this.#guarded(() => {
      this.#compiled ??= this.#compile(source, name);
      this.meter.startRequest(); // as in the cases after this one, which import nothing
      this.#entry =
        this.#compiled === undefined
          ? this.#vm.evaluate(source, name, 'module')
          : this.#vm.run(this.#compiled.module);
      return this.#vm.isException(this.#entry) ? this.#pendingException() : DONE;
    });
  }

  // Once for all cases, which begin where it has been done; nothing when it fails.
  #compile(source: string, name: string): Compiled | undefined {
    const module = this.#vm.evaluate(source, name, 'compiled');
    if (!this.#vm.isException(module)) return { module, snapshot: this.#vm.snapshot() };
    this.#vm.free(module);
    this.#vm.free(this.#vm.exports.qjs_get_exception());
    return undefined;
  }

  /** Evaluates a script in the global scope. */
  script(source: string, name: string): Outcome {
    return this.#guarded(() => this.#finished(this.#vm.evaluate(source, name, 'script')));
  }

  /** Collects garbage when there is enough of it. */
  tidy(): void {
    if (this.#grown() < this.#tidied + LIMITS.garbage) return;
    this.#guarded(() => {
      this.#vm.exports.qjs_run_gc();
      return DONE;
    });
    this.#tidied = this.#grown();
  }

  /** Bytes in use when all garbage is gone. */
  memory(): number {
    let bytes = 0;
    this.#guarded(() => {
      bytes = this.#vm.memory();
      return DONE;
    });
    return bytes;
  }

  /** How the entry module's evaluation stands. */
  loaded(): Outcome | { readonly kind: 'waiting' } {
    const entry = this.#entry;
    const { exports } = this.#vm;
    if (entry === undefined || exports.qjs_is_promise(entry) === 0) return DONE;
    const state = exports.qjs_promise_state(entry);
    if (state !== REJECTED) return state === PENDING ? { kind: 'waiting' } : DONE;
    return this.#guarded(() => {
      const reason = exports.qjs_promise_result(entry);
      exports.qjs_promise_mark_as_handled(entry);
      this.#rejections.delete(exports.qjs_get_value_ptr(entry));
      return this.#thrown(reason);
    });
  }

  /** Tells the guest of promises that were rejected with nobody listening, and forgets them. */
  reportRejections(): Outcome {
    if (this.#rejections.size === 0) return DONE;
    const reasons = [...this.#rejections.values()];
    this.#rejections.clear();
    return this.#guarded(() => {
      for (const reason of reasons) {
        const outcome = this.#invoke('reportRejection', reason);
        this.#vm.free(reason);
        if (outcome.kind !== 'done') return outcome;
      }
      return DONE;
    });
  }

  get #snapshot(): Snapshot {
    return this.#compiled?.snapshot ?? this.#image.snapshot;
  }

  #size(): number {
    return this.#vm.exports.memory.buffer.byteLength;
  }

  #grown(): number {
    return this.#size() - this.#before;
  }

  #hooks(): Hooks {
    return {
      call: (name, first, second) => this.#host.answer(name as HostFunctionName, first, second),
      now: () => BigInt(Math.round(this.#host.now() * 1000)) * 1000n,
      interrupt: () => {
        this.#watcher.alive();
        return this.meter.tick();
      },
      normalize: (base, specifier) => this.#host.resolve(base, specifier),
      load: (name) => this.#host.load(name),
      rejection: (promise, reason, state) => {
        this.#noteRejection(promise, reason, state);
      },
    };
  }

  #noteRejection(promise: number, reason: Value, state: 'handled' | 'open'): void {
    this.meter.job();
    const noted = this.#rejections.get(promise);
    if (noted !== undefined) this.#vm.free(noted);
    this.#rejections.delete(promise);
    if (state === 'open' && this.#rejections.size < MAX_REJECTIONS) {
      this.#rejections.set(promise, this.#vm.exports.qjs_dup_value(reason));
    }
  }

  #invoke(name: Name | Reporting, argument: Value): Outcome {
    return this.#finished(this.#vm.call(this.#image.functions[name], argument));
  }

  #finished(result: Value): Outcome {
    const threw = this.#vm.isException(result);
    this.#vm.free(result);
    return threw ? this.#pendingException() : DONE;
  }

  #pendingException(): Outcome {
    return this.#thrown(this.#vm.exports.qjs_get_exception());
  }

  #thrown(value: Value): Outcome {
    const error = this.#describe(value);
    this.#vm.free(value);
    return { kind: 'threw', error };
  }

  #describe(thrown: Value): GuestError {
    const vm = this.#vm;
    // With no memory left QuickJS cannot even make the error.
    if (vm.exports.qjs_is_null(thrown) !== 0 && this.#grown() > LIMITS.memory / 2) {
      return { name: 'InternalError', message: 'out of memory', stack: '' };
    }
    const text = this.meter.withGrace(() => {
      const result = vm.call(this.#image.functions.stackOf, thrown);
      const json = vm.text(result);
      if (vm.isException(result)) vm.free(vm.exports.qjs_get_exception());
      vm.free(result);
      return json;
    });
    return parseError(text);
  }

  #guarded<T extends { readonly kind: string }>(work: () => T): T | Outcome {
    try {
      return work();
    } catch {
      this.#worn = true;
      return TRAPPED;
    }
  }
}

function parseError(text: string | undefined): GuestError {
  const unknown = { name: 'Error', message: 'something that cannot be shown', stack: '' };
  if (text === undefined) return unknown;
  try {
    const value = JSON.parse(text) as Partial<Record<keyof GuestError, unknown>> | null;
    const member = (name: keyof GuestError): string => {
      const found = value?.[name];
      return typeof found === 'string' ? found : '';
    };
    return { name: member('name'), message: member('message'), stack: member('stack') };
  } catch {
    return unknown;
  }
}
