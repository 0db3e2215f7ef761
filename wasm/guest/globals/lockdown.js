// Code from strings is not available, and a stack trace is the engine's, not the learner's.

function refuse() {
  throw new EvalError('Code from strings (eval, new Function) is not available in this playground');
}

function withoutConstructor(prototype) {
  // A function, so that `instanceof Function` keeps working; a fresh one for each kind.
  const constructor = function Function() {
    refuse();
  };
  Object.defineProperty(constructor, 'prototype', { value: prototype });
  Object.defineProperty(prototype, 'constructor', { value: constructor, configurable: true, writable: true });
  return constructor;
}

export function lockDown(global) {
  const define = (name, value) =>
    Object.defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });
  define('Function', withoutConstructor(Object.getPrototypeOf(() => {})));
  withoutConstructor(Object.getPrototypeOf(async () => {}));
  withoutConstructor(Object.getPrototypeOf(function* () {}));
  withoutConstructor(Object.getPrototypeOf(async function* () {}));
  define('eval', function eval_() {
    refuse();
  });
  define('require', function require(name) {
    throw new ReferenceError(
      `require is not defined in ES module scope: write import something from '${String(name)}' instead`,
    );
  });
  // The accessors of Error that let code rewrite stack traces. As ordinary properties they
  // can still be assigned, to no effect.
  delete Error.prepareStackTrace;
  Error.stackTraceLimit = 12;
  delete Error.stackTraceLimit;
}
