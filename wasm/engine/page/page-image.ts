// The realm of a page as it is before any of its scripts: QuickJS with wasm/guest/page evaluated, kept
// as a snapshot that every document starts from.
import { BOOT_HOOKS, compiled, frozen, type Image } from '../sandbox/image.js';
import { QuickJS } from '../sandbox/quickjs.js';
import type { Value } from '../sandbox/quickjs-exports.js';

export const PAGE_FUNCTIONS = [
  'enter',
  'handle',
  'dispatch',
  'runTimer',
  'reportRejection',
  'stackOf',
] as const;
export type PageFunctionName = (typeof PAGE_FUNCTIONS)[number];
export type PageImage = Image<PageFunctionName>;

/** bundle: build/guest/page.js. */
export async function createPageImage(wasm: WebAssembly.Module, bundle: string): Promise<PageImage> {
  const [code = new Uint8Array()] = await compiled(wasm, 'parapet:page', [bundle]);
  const vm = await QuickJS.create(wasm, BOOT_HOOKS);
  const good = (value: Value): Value => {
    if (vm.isException(value)) throw new Error('the page realm does not start');
    return value;
  };
  const boot = good(vm.evaluateBytecode(code));
  const booted = good(vm.call(boot, vm.hostFunction('call'), vm.hostFunction('tell')));
  return { wasm, ...frozen(vm, booted, PAGE_FUNCTIONS), modules: [] };
}
