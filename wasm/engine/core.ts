// The core as JavaScript sees it: the other half of wasm/bind_range.cpp. What each call means, and
// the JSON that crosses: docs/contracts.md, "Run". Text is copied on its way in and out; nothing
// outside this file holds an address.

/** The one shape of every fallible call; error is empty on success. */
export interface Reply {
  readonly value: string;
  readonly error: string;
}

/** The application under attack. */
export interface CoreApp {
  /** Answers a JSON array of requests with a JSON array of as many responses. Must not throw. */
  serve(requestsJson: string): string;
  /** Bytes that its own code holds on to when all garbage is gone. Must not throw. */
  memory(): number;
}

/** One grading: opened once, it plays each case in a world of its own. */
export interface CoreRun {
  /** seed: a whole number from 0 to 2^53 - 1. The value is empty, or the problem that ends the run. */
  open(exerciseJson: string, filesJson: string, seed: number): Reply;
  cases(): string;
  play(id: string, app: CoreApp): Reply;
  /** Begins anew with an array of what another Run of the same has played. */
  adopt(resultsJson: string): Reply;
  report(problemJson: string): Reply;
  worldSql(): Reply;
  call(operationJson: string): string;
  start(operationJson: string): number;
  next(): string;
  /** Frees it; what lives in the module's memory is not collected. */
  delete(): void;
}

export interface CoreModule {
  readonly Run: new () => CoreRun;
}

export type Address = number;

/** What core-NAME.wasm exports; sizes are in bytes. */
export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): Address;
  free(at: Address): void;
  run_new(): Address;
  run_delete(run: Address): void;
  run_open(
    run: Address,
    exercise: Address,
    size: number,
    files: Address,
    size2: number,
    seed: number,
  ): Address;
  run_cases(run: Address): Address;
  run_play(run: Address, id: Address, size: number, app: number): Address;
  run_adopt(run: Address, results: Address, size: number): Address;
  run_report(run: Address, problem: Address, size: number): Address;
  run_world_sql(run: Address): Address;
  run_call(run: Address, operation: Address, size: number): Address;
  run_start(run: Address, operation: Address, size: number): number;
  run_next(run: Address): Address;
}

/** What core-browser.wasm exports besides: wasm/bind_browser.cpp. */
export interface BrowserExports {
  /** A run with people's browsers in it. */
  browser_run_new(): Address;
  browser_page_call(door: Address, operation: Address, size: number): Address;
  browser_idle_lines(response: Address, size: number): Address;
  browser_cookies_sent(scenario: Address, size: number): Address;
}

/** A UTF-16 unit is at most this many bytes of UTF-8. */
const MOST_BYTES = 3;
const ENOSYS = 52;

/** The module's memory, for who has functions of his own in it. */
export interface CoreMemory {
  readonly exports: CoreExports & Partial<BrowserExports>;
  textAt(at: Address, size: number): string;
  /** In memory of malloc(); the size is left at the other address. */
  leave(text: string, sizeAt: Address): Address;
  lend<T>(text: string, use: (at: Address, size: number) => T): T;
  replyAt(answer: Address): Reply;
}

/** What a core imports besides what every core does (core-browser.ts). */
export type MoreImports = (memory: CoreMemory) => Readonly<Record<string, WebAssembly.ImportValue>>;

export async function createCore(wasm: WebAssembly.Module, more?: MoreImports): Promise<CoreModule> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const apps: CoreApp[] = [];

  const bytesAt = (at: Address, size: number): Uint8Array => new Uint8Array(core.memory.buffer, at, size);
  const textAt = (at: Address, size: number): string => decoder.decode(bytesAt(at, size));

  // In memory of malloc(), which whoever gets it frees.
  function written(text: string): { readonly at: Address; readonly size: number } {
    const room = text.length * MOST_BYTES;
    const at = core.malloc(Math.max(room, 1));
    if (at === 0)
      throw new RangeError(`The core has no memory left for a text of ${text.length} characters.`);
    return { at, size: encoder.encodeInto(text, bytesAt(at, room)).written };
  }

  function lend<T>(text: string, use: (at: Address, size: number) => T): T {
    const { at, size } = written(text);
    try {
      return use(at, size);
    } finally {
      core.free(at);
    }
  }

  function replyAt(answer: Address): Reply {
    const [value = 0, size = 0, error = 0, errorSize = 0] = new Uint32Array(core.memory.buffer, answer, 4);
    return { value: textAt(value, size), error: textAt(error, errorSize) };
  }

  function leave(text: string, sizeAt: Address): Address {
    const { at, size } = written(text);
    new Uint32Array(core.memory.buffer, sizeAt, 1)[0] = size;
    return at;
  }

  // Nothing thrown may pass through the core's frames.
  function serve(app: number, requests: Address, size: number, answerSize: Address): Address {
    try {
      return leave(apps[app]?.serve(textAt(requests, size)) ?? '', answerSize);
    } catch {
      return 0;
    }
  }

  const instance = await WebAssembly.instantiate(wasm, {
    parapet: {
      serve,
      memory: (app: number) => apps[app]?.memory() ?? 0,
      ...more?.({
        get exports() {
          return core;
        },
        textAt,
        leave,
        lend,
        replyAt,
      }),
    },
    env: { emscripten_notify_memory_growth: () => undefined },
    wasi_snapshot_preview1: systemOf(() => core.memory),
  });
  const core = instance.exports as unknown as CoreExports & Partial<BrowserExports>;
  const newRun = (): Address => core.browser_run_new?.() ?? core.run_new();
  core._initialize();

  class Run implements CoreRun {
    readonly #run = newRun();

    open(exercise: string, files: string, seed: number): Reply {
      return lend(exercise, (at, size) =>
        lend(files, (at2, size2) => replyAt(core.run_open(this.#run, at, size, at2, size2, seed))),
      );
    }
    cases(): string {
      return replyAt(core.run_cases(this.#run)).value;
    }
    play(id: string, app: CoreApp): Reply {
      apps.push(app);
      try {
        return lend(id, (at, size) => replyAt(core.run_play(this.#run, at, size, apps.length - 1)));
      } finally {
        apps.pop();
      }
    }
    adopt(results: string): Reply {
      return lend(results, (at, size) => replyAt(core.run_adopt(this.#run, at, size)));
    }
    report(problem: string): Reply {
      return lend(problem, (at, size) => replyAt(core.run_report(this.#run, at, size)));
    }
    worldSql(): Reply {
      return replyAt(core.run_world_sql(this.#run));
    }
    call(operation: string): string {
      return lend(operation, (at, size) => replyAt(core.run_call(this.#run, at, size))).value;
    }
    start(operation: string): number {
      return lend(operation, (at, size) => core.run_start(this.#run, at, size));
    }
    next(): string {
      return replyAt(core.run_next(this.#run)).value;
    }
    delete(): void {
      core.run_delete(this.#run);
    }
  }
  return { Run };
}

// The little of WASI that the core asks for: to say what check failed, and to end.
function systemOf(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  return {
    fd_write(_file: number, parts: Address, count: number, written: Address): number {
      const list = new Uint32Array(memory().buffer, parts, count * 2);
      let text = '';
      let size = 0;
      for (let i = 0; i < count * 2; i += 2) {
        text += new TextDecoder().decode(new Uint8Array(memory().buffer, list[i] ?? 0, list[i + 1] ?? 0));
        size += list[i + 1] ?? 0;
      }
      console.error(text);
      new Uint32Array(memory().buffer, written, 1)[0] = size;
      return 0;
    },
    fd_close: () => ENOSYS,
    fd_seek: () => ENOSYS,
    proc_exit(code: number): never {
      throw new Error(`The core ended with code ${code}.`);
    },
  };
}
