// The sandbox as it is before any learner's code: QuickJS with the guest evaluated, kept as a
// snapshot of its memory, and where in it the guest's functions are.
import { CompileFlags, EvalFlags, QuickJS, type JSValueHandle, type Snapshot } from 'quickjs-wasi';

export const HOST_FUNCTIONS = ['call', 'start', 'tell'] as const;
export const GUEST_FUNCTIONS = ['serve', 'settle', 'runTimer', 'reportRejection', 'stackOf'] as const;
export type HostFunctionName = (typeof HOST_FUNCTIONS)[number];
export type GuestFunctionName = (typeof GUEST_FUNCTIONS)[number];

export interface Image {
  readonly wasm: WebAssembly.Module;
  readonly snapshot: Snapshot;
  readonly functions: Readonly<Record<GuestFunctionName, number>>;
  readonly undefinedValue: number;
  /** What import can name, as the learner would write it. */
  readonly modules: readonly string[];
}

const MODULES_GLOBAL = '__parapet_modules';
/** Beyond what a heap may be: QuickJS collects when Vm.tidy() says so. */
const GC_THRESHOLD = 1 << 30;
const BOOT_TIME_NS = 1_700_000_000_000_000_000n;

export async function createImage(wasm: WebAssembly.Module, guest: string): Promise<Image> {
  const vm = await QuickJS.create({
    wasm,
    timezoneOffset: 0,
    wasi: (memory) => ({
      clock_time_get(_clock: number, _precision: bigint, result: number) {
        new DataView(memory.buffer).setBigUint64(result, BOOT_TIME_NS, true);
        return 0;
      },
    }),
    moduleLoader: { load: (name) => moduleStub(vm, name) },
  });
  // Without its own line numbers a stack trace costs a fraction; nobody wants them.
  const bytecode = vm.compile(
    guest,
    'parapet:guest',
    0,
    CompileFlags.STRIP_DEBUG | CompileFlags.STRIP_SOURCE,
  );
  const boot = vm.evalBytecode(bytecode);
  const hosts = HOST_FUNCTIONS.map((name) => vm.newFunction(name, () => vm.undefined));
  const booted = vm.callFunction(boot, vm.undefined, ...hosts);
  const modules = evaluateModules(vm, booted);
  const functions = Object.fromEntries(
    GUEST_FUNCTIONS.map((name) => [name, vm.exportHandle(booted.getProp(name))]),
  ) as Record<GuestFunctionName, number>;
  const undefinedValue = vm.exportHandle(vm.evalCode('undefined'));
  vm.runGC();
  vm.gcThreshold = GC_THRESHOLD;
  const image = { wasm, snapshot: vm.snapshot(), functions, undefinedValue, modules };
  vm.dispose();
  return image;
}

// QuickJS remembers the modules it has loaded, so those of the playground are loaded here,
// from a global that is gone before the learner's code comes.
function evaluateModules(vm: QuickJS, booted: JSValueHandle): readonly string[] {
  vm.setProp(vm.global, MODULES_GLOBAL, booted.getProp('modules'));
  const names = booted.getProp('modules').keys();
  const source = names.map((name) => `import ${JSON.stringify(name)};`).join('\n');
  vm.evalCode(source, 'parapet:modules', EvalFlags.TYPE_MODULE).dispose();
  vm.executePendingJobs();
  vm.evalCode(`delete globalThis.${MODULES_GLOBAL}`).dispose();
  return names;
}

function moduleStub(vm: QuickJS, name: string): string {
  const members = vm.global.getProp(MODULES_GLOBAL).getProp(name).keys();
  const named = members
    .filter((member) => member !== 'default')
    .map((member, i) => ({ member, local: `m${i}` }));
  return [
    `const module = globalThis.${MODULES_GLOBAL}[${JSON.stringify(name)}];`,
    ...named.map(({ member, local }) => `const ${local} = module.${member};`),
    `export { ${named.map(({ member, local }) => `${local} as ${member}`).join(', ')} };`,
    ...(members.includes('default') ? ['export default module.default;'] : []),
  ].join('\n');
}
