// One QuickJS with the guest in it: the only file that knows the part (quickjs-wasi). Text
// goes in, text comes out, and what went wrong is a value. The learner's getters are never
// run from here but by the guest's own stackOf().
import { EvalFlags, JSValueHandle, QuickJS } from 'quickjs-wasi';
import type { GuestFunctionName, HostFunctionName, Image } from './image.js';
import { LIMITS } from './limits.js';
import type { Watcher } from '../watcher.js';
import { Meter } from './meter.js';

/** What the sandbox gives a Vm; the learner's code reaches it through the guest alone. */
export interface Host {
  /** Handles one call of a host function; must not throw. */
  answer(name: HostFunctionName, first: string, second: string): string | number | undefined;
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

const DONE: Outcome = { kind: 'done' };
const TRAPPED: Outcome = { kind: 'trapped' };
/** Above this, memory that a case has grown is given back rather than kept for the next. */
const KEPT_GROWTH = 8 << 20;
const MAX_REJECTIONS = 100;
const MAX_SURPLUS = 20_000;

export class Vm {
  readonly meter: Meter;
  readonly #image: Image;
  readonly #host: Host;
  readonly #watcher: Watcher;
  #vm!: QuickJS;
  #worn = true;
  #rejections = new Map<number, JSValueHandle>();

  constructor(image: Image, host: Host, watcher: Watcher) {
    this.#image = image;
    this.#host = host;
    this.#watcher = watcher;
    this.meter = new Meter(() => this.#grown());
  }

  /** Back to the image: nothing of what ran before is left. */
  async renew(): Promise<void> {
    this.#rejections.clear();
    this.meter.startCase();
    this.#tidied = 0;
    const { snapshot } = this.#image;
    if (this.#worn || this.#memory().byteLength > snapshot.memory.byteLength + KEPT_GROWTH) {
      this.#vm = await this.#restore();
      this.#worn = false;
      return;
    }
    // What QuickJS.restore() does, without a new instance: 0.4 ms instead of 4.
    const bytes = new Uint8Array(this.#memory());
    bytes.set(snapshot.memory);
    bytes.fill(0, snapshot.memory.byteLength);
    const exports = this.#vm._getExports();
    exports.__stack_pointer.value = snapshot.stackPointer;
    exports.qjs_set_runtime_and_context(snapshot.runtimePtr, snapshot.contextPtr);
  }

  /** Calls a function of the guest. */
  call(name: GuestFunctionName, argument: string | number): Outcome {
    return this.#guarded(() => {
      const value =
        typeof argument === 'string' ? this.#vm.newString(argument) : this.#vm.newNumber(argument);
      try {
        return this.#invoke(name, value);
      } finally {
        value.dispose();
      }
    });
  }

  /** Runs what promises have queued. */
  runJobs(): Outcome {
    const exports = this.#vm._getExports();
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

  /** Evaluates the entry module. Its promise tells how it went; see loaded(). */
  evaluate(source: string, name: string): Outcome {
    return this.#guarded(() => {
      const code = this.#vm._writeString(source);
      const file = this.#vm._writeString(name);
      const exports = this.#vm._getExports();
      const result = exports.qjs_eval(code.ptr, code.len, file.ptr, EvalFlags.TYPE_MODULE);
      exports.wasm_free(code.ptr);
      exports.wasm_free(file.ptr);
      this.#entry = new JSValueHandle(this.#vm, result);
      return exports.qjs_is_exception(result) !== 0 ? this.#pendingException() : DONE;
    });
  }
  #entry: JSValueHandle | undefined;

  /** Collects garbage when there is enough of it. */
  tidy(): void {
    if (this.#grown() < this.#tidied + LIMITS.garbage) return;
    this.#guarded(() => {
      this.#vm.runGC();
      return DONE;
    });
    this.#tidied = this.#grown();
  }
  #tidied = 0;

  /** How the entry module's evaluation stands. */
  loaded(): Outcome | { readonly kind: 'waiting' } {
    const entry = this.#entry;
    if (entry?.isPromise !== true || entry.promiseState === 1) return DONE;
    if (entry.promiseState === 0) return { kind: 'waiting' };
    return this.#guarded(() => {
      const exports = this.#vm._getExports();
      const reason = new JSValueHandle(this.#vm, exports.qjs_promise_result(entry.ptr));
      this.#vm.markPromiseHandled(entry);
      this.#rejections.delete(entry.identity);
      return { kind: 'threw', error: this.#describe(reason) };
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
        reason.dispose();
        if (outcome.kind !== 'done') return outcome;
      }
      return DONE;
    });
  }

  #memory(): ArrayBuffer {
    return this.#vm._getExports().memory.buffer;
  }

  #grown(): number {
    return this.#memory().byteLength - this.#image.snapshot.memory.byteLength;
  }

  #restore(): Promise<QuickJS> {
    return QuickJS.restore(this.#image.snapshot, {
      wasm: this.#image.wasm,
      memoryLimit: LIMITS.heap,
      maxStackSize: LIMITS.stack,
      timezoneOffset: 0,
      interruptHandler: () => {
        this.#watcher.alive();
        return this.meter.tick();
      },
      onUnhandledRejection: (promise, reason, isHandled) => {
        this.#noteRejection(promise, reason, isHandled ? 'handled' : 'open');
      },
      moduleLoader: {
        normalize: (base, specifier) => this.#host.resolve(base, specifier),
        load: (name) => this.#load(name),
      },
      wasi: (memory) => ({
        clock_time_get: (_clock: number, _precision: bigint, result: number) => {
          const microseconds = BigInt(Math.round(this.#host.now() * 1000));
          new DataView(memory.buffer).setBigUint64(result, microseconds * 1000n, true);
          return 0;
        },
        random_get: (at: number, length: number) => {
          new Uint8Array(memory.buffer, at, length).fill(0);
          return 0;
        },
        fd_write: () => 0,
      }),
    }).then((vm) => {
      for (const name of ['call', 'start', 'tell'] as const) {
        vm.registerHostCallback(name, (first, second) => this.#answer(vm, name, first, second));
      }
      return vm;
    });
  }

  // Strings only, whatever the guest passes: nothing of the learner's is run to make one.
  #answer(vm: QuickJS, name: HostFunctionName, first?: JSValueHandle, second?: JSValueHandle): JSValueHandle {
    const text = (handle?: JSValueHandle): string => (handle?.isString === true ? handle.toString() : '');
    const answer = this.#host.answer(name, text(first), text(second));
    if (typeof answer === 'string') return vm.newString(answer);
    return typeof answer === 'number' ? vm.newNumber(answer) : vm.importHandle(this.#image.undefinedValue);
  }

  #load(name: string): string {
    const found = this.#host.load(name);
    if ('source' in found) return found.source;
    const error = new Error(found.error);
    error.stack = '';
    throw error;
  }

  #noteRejection(promise: JSValueHandle, reason: JSValueHandle, state: 'handled' | 'open'): void {
    this.meter.job();
    const key = promise.identity;
    this.#rejections.get(key)?.dispose();
    this.#rejections.delete(key);
    if (state === 'open' && this.#rejections.size < MAX_REJECTIONS) this.#rejections.set(key, reason.dup());
  }

  #invoke(name: GuestFunctionName, argument: JSValueHandle): Outcome {
    const { exports, result, dispose } = this.#raw(name, argument);
    const threw = exports.qjs_is_exception(result) !== 0;
    dispose();
    return threw ? this.#pendingException() : DONE;
  }

  // The bare call: QuickJS.callFunction() would read the properties of what was thrown.
  #raw(name: GuestFunctionName, argument: JSValueHandle) {
    const exports = this.#vm._getExports();
    const fn = this.#vm.importHandle(this.#image.functions[name]);
    const list = exports.wasm_malloc(4);
    new DataView(exports.memory.buffer).setUint32(list, argument.ptr, true);
    const result = exports.qjs_call(fn.ptr, fn.ptr, 1, list);
    const dispose = (): void => {
      exports.qjs_free_value(result);
      exports.wasm_free(list);
      fn.dispose();
    };
    return { exports, result, dispose };
  }

  #pendingException(): Outcome {
    const thrown = this.#vm.getException();
    try {
      return { kind: 'threw', error: this.#describe(thrown) };
    } finally {
      thrown.dispose();
    }
  }

  #describe(thrown: JSValueHandle): GuestError {
    // With no memory left QuickJS cannot even make the error.
    if (thrown.isNull && this.#grown() > LIMITS.memory / 2) {
      return { name: 'InternalError', message: 'out of memory', stack: '' };
    }
    const text = this.meter.withGrace(() => {
      const { exports, result, dispose } = this.#raw('stackOf', thrown);
      if (exports.qjs_is_exception(result) !== 0) {
        dispose();
        this.#vm.getException().dispose();
        return undefined;
      }
      const handle = new JSValueHandle(this.#vm, result, true);
      const json = handle.isString ? handle.toString() : undefined;
      dispose();
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
