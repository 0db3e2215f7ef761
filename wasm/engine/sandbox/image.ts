// The sandbox as it is before any learner's code: QuickJS with the guest and its extras evaluated,
// kept as a snapshot of its memory, and where in it the guest's functions are.
import { QuickJS, type Hooks, type Snapshot } from './quickjs.js';
import type { Value } from './quickjs-exports.js';

export const HOST_FUNCTIONS = ['call', 'start', 'tell'] as const;
export const GUEST_FUNCTIONS = ['serve', 'settle', 'runTimer', 'reportRejection', 'stackOf'] as const;
export type HostFunctionName = (typeof HOST_FUNCTIONS)[number];
export type GuestFunctionName = (typeof GUEST_FUNCTIONS)[number];

export interface Image<Name extends string = GuestFunctionName> {
  readonly wasm: WebAssembly.Module;
  readonly snapshot: Snapshot;
  readonly functions: Readonly<Record<Name, Value>>;
  /** What import can name, as the learner would write it. */
  readonly modules: readonly string[];
}

/** Beyond what a heap may be: QuickJS collects when Vm.tidy() says so. */
const GC_THRESHOLD = 1 << 30;
/** Where the guest's main.js leaves its modules; gone before the learner's code comes. */
const MODULES = 'globalThis.__parapet_modules';

export async function createImage(
  wasm: WebAssembly.Module,
  guest: string,
  extras: readonly string[] = [],
): Promise<Image> {
  let members: Readonly<Record<string, readonly string[]>> = {};
  const codes = await compiled(wasm, 'parapet:guest', [guest, ...extras]);
  const vm = await QuickJS.create(wasm, {
    ...BOOT_HOOKS,
    load: (name) => ({ source: moduleStub(name, members[name] ?? []) }),
  });
  const good = (value: Value): Value => {
    if (vm.isException(value)) throw new Error('the guest does not start');
    return value;
  };
  const [boot = 0 as Value, ...more] = codes.map((code) => good(vm.evaluateBytecode(code)));
  const booted = good(vm.call(boot, ...HOST_FUNCTIONS.map((name) => vm.hostFunction(name))));
  const extend = good(vm.member(booted, 'extend'));
  for (const extra of more) good(vm.call(extend, extra));
  const entries = `Object.entries(${MODULES}).map(([name, module]) => [name, Object.keys(module)])`;
  const listed = good(
    vm.evaluate(`JSON.stringify(Object.fromEntries(${entries}))`, 'parapet:modules', 'script'),
  );
  members = JSON.parse(vm.text(listed) ?? '{}') as typeof members;
  const modules = Object.keys(members);
  // QuickJS remembers the modules it has loaded, so those of the playground are loaded here.
  const imports = modules.map((name) => `import ${JSON.stringify(name)};`).join('\n');
  vm.free(good(vm.evaluate(imports, 'parapet:modules', 'module')));
  while (vm.exports.qjs_is_job_pending() !== 0) vm.exports.qjs_execute_pending_job();
  vm.free(good(vm.evaluate(`delete ${MODULES}`, 'parapet:modules', 'script')));
  vm.free(listed);
  return { wasm, ...frozen(vm, booted, GUEST_FUNCTIONS), modules };
}

/** Of an instance that is being made an image of. */
export const BOOT_HOOKS: Hooks = {
  call: () => undefined,
  now: () => 1_700_000_000_000_000_000n,
  interrupt: () => false,
  normalize: (_base, specifier) => specifier,
  load: (name) => ({ error: `there is no ${name}` }),
  rejection: () => undefined,
};

/** Bytecode of scripts. It is made in an instance of its own: what compiling leaves behind would be copied with
 *  the image each time. Without its own line numbers a stack trace costs a fraction, and nobody wants them. */
export async function compiled(
  wasm: WebAssembly.Module,
  file: string,
  sources: readonly string[],
): Promise<readonly Uint8Array[]> {
  const vm = await QuickJS.create(wasm, BOOT_HOOKS);
  return sources.map((source) => vm.compile(source, file));
}

/** What an image has of an instance whose guest has booted to an object of functions. */
export function frozen<Name extends string>(
  vm: QuickJS,
  booted: Value,
  names: readonly Name[],
): Pick<Image<Name>, 'snapshot' | 'functions'> {
  const functions = Object.fromEntries(names.map((name) => [name, vm.member(booted, name)]));
  vm.exports.qjs_run_gc();
  vm.exports.qjs_set_gc_threshold(GC_THRESHOLD);
  return { snapshot: vm.snapshot(), functions: functions as Record<Name, Value> };
}

function moduleStub(name: string, members: readonly string[]): string {
  const named = members
    .filter((member) => member !== 'default')
    .map((member, i) => ({ member, local: `m${i}` }));
  return [
    `const module = ${MODULES}[${JSON.stringify(name)}];`,
    ...named.map(({ member, local }) => `const ${local} = module.${member};`),
    `export { ${named.map(({ member, local }) => `${local} as ${member}`).join(', ')} };`,
    ...(members.includes('default') ? ['export default module.default;'] : []),
  ].join('\n');
}
