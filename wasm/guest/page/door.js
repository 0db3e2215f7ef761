// The only door out of a page realm: one synchronous question in JSON, and notes to the host. What is
// used per call is captured before page code can redefine it. docs/contracts.md, "Page realm".
const { parse, stringify } = JSON;
const { apply } = Reflect;
const stackGetter = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
const NativeError = Error;
const NativeString = String;
const errors = { __proto__: null, Error, TypeError, RangeError, SyntaxError, EvalError };
const NativeDOMException = DOMException;

let hostCall;
let hostTell;

export function connect(call, tell) {
  hostCall = call;
  hostTell = tell;
}

// The `ok` of an operation, or its `fail` thrown.
export function ask(operation) {
  const { ok, fail } = parse(hostCall(stringify(operation)));
  if (fail === undefined) return ok;
  const type = errors[fail.name];
  throw type === undefined ? new NativeDOMException(fail.message, fail.name) : new type(fail.message);
}

export function tell(kind, member) {
  hostTell(kind, stringify(member));
}

function stackText(error) {
  const stack = stackGetter === undefined ? error.stack : apply(stackGetter, error, []);
  return typeof stack === 'string' ? stack : '';
}

export function describe(error) {
  const seen = { __proto__: null, name: '', message: '', stack: '' };
  try {
    if (typeof error === 'object' && error !== null) {
      seen.name = NativeString(error.name ?? 'Error');
      seen.message = NativeString(error.message ?? '');
      if (error instanceof NativeError) seen.stack = stackText(error);
    } else {
      seen.message = NativeString(error);
    }
  } catch {
    seen.message = 'a value that cannot be shown';
  }
  return seen;
}

// Called by the host for what came out of page code.
export function stackOf(error) {
  return stringify(describe(error));
}

export function reportUncaught(error) {
  tell('uncaught', describe(error));
}

export function reportRejection(reason) {
  const seen = describe(reason);
  seen.promise = true;
  tell('uncaught', seen);
}
