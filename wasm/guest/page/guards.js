// Code from strings asks the page's policy first: eval, the four constructors of functions,
// setTimeout("…"). A direct eval() sees the global scope only.
import { ask } from './door.js';

const { apply, construct } = Reflect;
const { defineProperty, getPrototypeOf } = Object;
const NativeEvalError = EvalError;
const NativeFunction = Function;
const nativeEval = eval;
const join = Array.prototype.join;

export function mayEvaluate(text) {
  if (ask({ __proto__: null, op: 'may_eval', text }) === true) return;
  throw new NativeEvalError(
    'Refused to evaluate a string as JavaScript: the Content-Security-Policy forbids it',
  );
}

export function evaluate(text) {
  mayEvaluate(text);
  return nativeEval(text);
}

export function compile(...parts) {
  return construct(NativeFunction, parts);
}

function guarded(prototype) {
  const Native = prototype.constructor;
  const constructor = function Function(...parts) {
    const texts = parts.map((part) => `${part}`);
    mayEvaluate(apply(join, texts, ['\n']));
    return construct(Native, texts);
  };
  defineProperty(constructor, 'prototype', { __proto__: null, value: prototype });
  defineProperty(prototype, 'constructor', { __proto__: null, value: constructor });
  return constructor;
}

export function guardCode(global) {
  const define = (name, value) =>
    defineProperty(global, name, { __proto__: null, value, writable: true, configurable: true });
  define('Function', guarded(getPrototypeOf(() => {})));
  guarded(getPrototypeOf(async () => {}));
  guarded(getPrototypeOf(function* () {}));
  guarded(getPrototypeOf(async function* () {}));
  define('eval', function eval_(code) {
    return typeof code === 'string' ? evaluate(code) : code;
  });
  // Lets code rewrite stack traces, which the host reads.
  delete Error.prepareStackTrace;
}
