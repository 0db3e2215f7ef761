// What quickjs.wasm (npm quickjs-wasi) exports, as far as quickjs.ts, vm.ts and image.ts call it:
// wasm/quickjs/shrink.mjs takes the names from here and keeps no others in what ships.

declare const boxed: unique symbol;
/** The address of a JSValue in a box of its own, which its owner frees. */
export type Value = number & { readonly [boxed]: true };

export interface Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  readonly __stack_pointer: WebAssembly.Global<'i32'>;
  _initialize(): void;
  wasm_malloc(bytes: number): number;
  wasm_free(at: number): void;
  qjs_init(): number;
  qjs_get_runtime_ptr(): number;
  qjs_get_context_ptr(): number;
  qjs_set_runtime_and_context(runtime: number, context: number): void;
  qjs_set_memory_limit(bytes: number): void;
  qjs_set_max_stack_size(bytes: number): void;
  qjs_set_interrupt_handler(on: number): void;
  qjs_set_promise_rejection_handler(on: number): void;
  qjs_set_module_loader(on: number): void;
  qjs_set_gc_threshold(bytes: number): void;
  qjs_run_gc(): void;
  qjs_compute_memory_usage(fields: number): void;
  qjs_eval(code: number, length: number, file: number, flags: number): Value;
  qjs_compile(code: number, length: number, file: number, flags: number, strip: number, size: number): number;
  qjs_eval_bytecode(code: number, length: number): Value;
  JS_EvalFunction(context: number, compiled: bigint): bigint;
  qjs_call(fn: Value, self: Value, count: number, list: number): Value;
  qjs_is_job_pending(): number;
  qjs_execute_pending_job(): number;
  qjs_is_exception(value: Value): number;
  qjs_get_exception(): Value;
  qjs_throw(value: Value): void;
  qjs_new_error(): Value;
  qjs_new_host_function(name: number, length: number, arity: number): Value;
  qjs_new_string(at: number, length: number): Value;
  qjs_new_number(value: number): Value;
  qjs_get_undefined(): Value;
  qjs_is_null(value: Value): number;
  qjs_is_string(value: Value): number;
  qjs_is_promise(value: Value): number;
  qjs_promise_state(promise: Value): number;
  qjs_promise_result(promise: Value): Value;
  qjs_promise_mark_as_handled(promise: Value): void;
  qjs_get_string_len(value: Value, length: number): number;
  qjs_free_cstring(at: number): void;
  qjs_get_prop_string(object: Value, name: number): Value;
  qjs_set_prop_string(object: Value, name: number, value: Value): number;
  qjs_get_value_ptr(value: Value): number;
  qjs_dup_value(value: Value): Value;
  qjs_free_value(value: Value): void;
}
