// One instance of quickjs.wasm: text in and out, calls, limits, snapshots. Whoever gets a Value
// from here frees it. Nothing here reads a property of a value that the learner's code has made.
// vm.ts runs learners' apps in it; image.ts makes the snapshot that they start from.
import type { Exports, Value } from './quickjs-exports.js';
import { decode, encode } from './text.js';

/** What it asks its host for. None may throw but interrupt(), and that costs the instance. */
export interface Hooks {
  call(name: string, first: string, second: string): string | number | undefined;
  /** Nanoseconds since 1970. */
  now(): bigint;
  /** Asked once per 10,000 events: whether to stop what is running. */
  interrupt(): boolean;
  normalize(base: string, specifier: string): string;
  load(name: string): { readonly source: string } | { readonly error: string };
  /** A promise was rejected with nobody listening, or is listened to after all. */
  rejection(promise: number, reason: Value, state: 'open' | 'handled'): void;
}

/** In bytes. */
export interface Limits {
  readonly heap: number;
  readonly stack: number;
}

export interface Snapshot {
  readonly memory: Uint8Array;
  /** The stack is below it, at the bottom of the memory, and grows downwards. */
  readonly stackPointer: number;
  /** Where the heap's spare room begins. */
  readonly spare: number;
  readonly runtime: number;
  readonly context: number;
}

const PAGE = 1 << 16;
/** Bytes of its heap that an instance has without growing. */
export const SPARE = 2 << 20;
/** At both ends of it the allocator may keep its own notes. */
const EDGE = 64;
/** Flags of qjs_eval(). */
const KINDS = { script: 0, module: 1, compiled: 1 | (1 << 5) } as const;
const STRIP_SOURCE_AND_LINES = (1 << 4) | (1 << 5);
/** Answers of WASI. */
const [BADF, NOSYS] = [8, 52];
/** Of the numbers that QuickJS counts its memory in: 26 of 64 bits, the first of which is the sum. */
const USAGE_BYTES = 26 * 8;

export class QuickJS {
  readonly exports: Exports;

  private constructor(exports: Exports) {
    this.exports = exports;
  }

  /** A new one, without limits. */
  static async create(wasm: WebAssembly.Module, hooks: Hooks): Promise<QuickJS> {
    const vm = await QuickJS.#instantiate(wasm, hooks);
    vm.exports._initialize();
    if (vm.exports.qjs_init() !== 0) throw new Error('QuickJS does not start');
    vm.exports.qjs_set_module_loader(1);
    return vm;
  }

  static async restore(
    wasm: WebAssembly.Module,
    hooks: Hooks,
    snapshot: Snapshot,
    limits: Limits,
  ): Promise<QuickJS> {
    return (await QuickJS.#instantiate(wasm, hooks)).#grownTo(snapshot, limits);
  }

  /** The same at once: for whom the core waits. Browsers allow it in a worker. */
  static restoreNow(wasm: WebAssembly.Module, hooks: Hooks, snapshot: Snapshot, limits: Limits): QuickJS {
    const instance: WebAssembly.Instance = new WebAssembly.Instance(
      wasm,
      QuickJS.#imports(hooks, () => vm),
    );
    const vm: QuickJS = new QuickJS(instance.exports as Exports);
    return vm.#grownTo(snapshot, limits);
  }

  #grownTo(snapshot: Snapshot, limits: Limits): this {
    const { memory } = this.exports;
    memory.grow(Math.max(0, snapshot.memory.byteLength - memory.buffer.byteLength) / PAGE);
    this.reset(snapshot, limits);
    return this;
  }

  static async #instantiate(wasm: WebAssembly.Module, hooks: Hooks): Promise<QuickJS> {
    const imports = QuickJS.#imports(hooks, () => vm);
    const vm: QuickJS = new QuickJS((await WebAssembly.instantiate(wasm, imports)).exports as Exports);
    return vm;
  }

  static #imports(hooks: Hooks, self: () => QuickJS): WebAssembly.Imports {
    return {
      env: {
        host_call: (name: number, length: number, _self: Value, count: number, list: number) =>
          self().#answer(hooks, name, length, count, list),
        host_interrupt: () => (hooks.interrupt() ? 1 : 0),
        host_promise_rejection: (promise: Value, reason: Value, isHandled: number) => {
          const vm = self();
          const identity = vm.exports.qjs_get_value_ptr(promise);
          hooks.rejection(identity, reason, isHandled !== 0 ? 'handled' : 'open');
          vm.free(promise);
          vm.free(reason);
        },
        host_module_normalize: (base: number, name: number) =>
          self().#write(hooks.normalize(self().#readName(base), self().#readName(name))).at,
        host_module_load: (name: number, size: number) => self().#load(hooks, name, size),
        host_get_timezone_offset: () => 0,
      },
      wasi_snapshot_preview1: {
        clock_time_get: (_clock: number, _precision: bigint, result: number) => {
          self().#view().setBigUint64(result, hooks.now(), true);
          return 0;
        },
        random_get: (at: number, length: number) => {
          self().#bytes(at, length).fill(0);
          return 0;
        },
        fd_write: () => 0, // QuickJS's own notes, which nobody reads
        fd_close: () => NOSYS,
        fd_seek: () => NOSYS,
        fd_fdstat_get: () => BADF,
      },
    };
  }

  snapshot(): Snapshot {
    const { exports } = this;
    // Memory that an instance has grown by stays out of reach once it is reset: the allocator goes on at the end.
    const spare = exports.wasm_malloc(SPARE);
    if (spare === 0) throw new Error('no memory');
    exports.wasm_free(spare);
    return {
      memory: new Uint8Array(exports.memory.buffer).slice(),
      stackPointer: exports.__stack_pointer.value,
      spare,
      runtime: exports.qjs_get_runtime_ptr(),
      context: exports.qjs_get_context_ptr(),
    };
  }

  /** Back to the snapshot, which this one's memory must be large enough for. What is free keeps what is in it. */
  reset(snapshot: Snapshot, limits: Limits): void {
    const { exports } = this;
    const { memory, stackPointer, spare } = snapshot;
    const bytes = new Uint8Array(exports.memory.buffer);
    for (const [from, to] of [
      [stackPointer, spare + EDGE],
      [spare + SPARE - EDGE, memory.length],
    ] as const)
      bytes.set(memory.subarray(from, to), from);
    exports.__stack_pointer.value = stackPointer;
    exports.qjs_set_runtime_and_context(snapshot.runtime, snapshot.context);
    // They live in that memory, so they are gone with what it held.
    exports.qjs_set_memory_limit(limits.heap);
    exports.qjs_set_max_stack_size(limits.stack);
    exports.qjs_set_interrupt_handler(1);
    exports.qjs_set_promise_rejection_handler(1);
    exports.qjs_set_module_loader(1);
  }

  /** Of kind 'compiled' it is a module with all that it imports, for run(). */
  evaluate(source: string, file: string, kind: keyof typeof KINDS): Value {
    return this.#withText(source, (code, length) =>
      this.#withText(file, (name) => this.exports.qjs_eval(code, length, name, KINDS[kind])),
    );
  }

  /** Evaluates a compiled module, which is used up. */
  run(module: Value): Value {
    const compiled = this.#view().getBigInt64(module, true);
    const result = this.exports.JS_EvalFunction(this.exports.qjs_get_context_ptr(), compiled);
    this.#view().setBigInt64(module, result, true);
    return module;
  }

  /** The bytecode of a script, without its text and line numbers, which a stack trace would carry along.
   *  The instance is thrown away after it, and with it what this leaves behind. */
  compile(source: string, file: string): Uint8Array {
    const { exports } = this;
    const size = exports.wasm_malloc(4);
    const code = this.#withText(source, (at, length) =>
      this.#withText(file, (name) => exports.qjs_compile(at, length, name, 0, STRIP_SOURCE_AND_LINES, size)),
    );
    if (code === 0) throw new Error(`${file} does not compile`);
    return this.#bytes(code, this.#view().getUint32(size, true)).slice();
  }

  evaluateBytecode(code: Uint8Array): Value {
    const at = this.exports.wasm_malloc(code.length);
    this.#bytes(at, code.length).set(code);
    const result = this.exports.qjs_eval_bytecode(at, code.length);
    this.exports.wasm_free(at);
    return result;
  }

  /** Calls a function, which gets itself as this. */
  call(fn: Value, ...args: readonly Value[]): Value {
    const { exports } = this;
    const list = exports.wasm_malloc(4 * args.length);
    const view = this.#view();
    args.forEach((value, i) => {
      view.setUint32(list + 4 * i, value, true);
    });
    const result = exports.qjs_call(fn, fn, args.length, list);
    exports.wasm_free(list);
    return result;
  }

  hostFunction(name: string): Value {
    return this.#withText(name, (at, length) => this.exports.qjs_new_host_function(at, length, 0));
  }

  string(text: string): Value {
    return this.#withText(text, (at, length) => this.exports.qjs_new_string(at, length));
  }

  /** What a string says; undefined for anything else. */
  text(value: Value): string | undefined {
    const { exports } = this;
    if (exports.qjs_is_string(value) === 0) return undefined;
    const size = exports.wasm_malloc(4);
    const at = exports.qjs_get_string_len(value, size);
    const text = at === 0 ? '' : decode(this.#bytes(at, this.#view().getUint32(size, true)));
    if (at !== 0) exports.qjs_free_cstring(at);
    exports.wasm_free(size);
    return text;
  }

  member(object: Value, name: string): Value {
    return this.#withText(name, (at) => this.exports.qjs_get_prop_string(object, at));
  }

  isException(value: Value): boolean {
    return this.exports.qjs_is_exception(value) !== 0;
  }

  /** Bytes in use when all garbage is gone. */
  memory(): number {
    this.exports.qjs_run_gc();
    const at = this.exports.wasm_malloc(USAGE_BYTES);
    if (at === 0) return 0;
    this.exports.qjs_compute_memory_usage(at);
    const bytes = this.#view().getUint32(at, true);
    this.exports.wasm_free(at);
    return bytes;
  }

  free(value: Value): void {
    this.exports.qjs_free_value(value);
  }

  // The caller in QuickJS keeps the arguments and takes the result. Only strings are looked at.
  #answer(hooks: Hooks, name: number, length: number, count: number, list: number): Value {
    const argument = (i: number): string =>
      (i < count ? this.text(this.#view().getUint32(list + 4 * i, true) as Value) : undefined) ?? '';
    const answer = hooks.call(decode(this.#bytes(name, length)), argument(0), argument(1));
    if (typeof answer === 'string') return this.string(answer);
    return typeof answer === 'number'
      ? this.exports.qjs_new_number(answer)
      : this.exports.qjs_get_undefined();
  }

  #load(hooks: Hooks, name: number, size: number): number {
    const found = hooks.load(this.#readName(name));
    if ('source' in found) {
      const { at, length } = this.#write(found.source);
      this.#view().setUint32(size, length, true);
      return at;
    }
    const error = this.exports.qjs_new_error();
    const message = this.string(found.error);
    this.#withText('message', (at) => this.exports.qjs_set_prop_string(error, at, message));
    this.exports.qjs_throw(error);
    this.free(message);
    this.free(error);
    return 0;
  }

  // Text that QuickJS finds at an address, with a zero behind it.
  #write(text: string): { readonly at: number; readonly length: number } {
    const bytes = encode(text);
    const at = this.exports.wasm_malloc(bytes.length + 1);
    if (at === 0) throw new Error('no memory');
    const target = this.#bytes(at, bytes.length + 1);
    target.set(bytes);
    target[bytes.length] = 0;
    return { at, length: bytes.length };
  }

  #withText<T>(text: string, use: (at: number, length: number) => T): T {
    const { at, length } = this.#write(text);
    const result = use(at, length);
    this.exports.wasm_free(at);
    return result;
  }

  #readName(at: number): string {
    const bytes = new Uint8Array(this.exports.memory.buffer);
    return decode(bytes.subarray(at, bytes.indexOf(0, at)));
  }

  #bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, at, length);
  }

  #view(): DataView {
    return new DataView(this.exports.memory.buffer);
  }
}
