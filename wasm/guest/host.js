// The guest's half of the host operations of docs/contracts.md. Three host functions, known
// to this module alone; JSON text both ways. Everything used per call is captured before the
// learner's code can redefine it.
const { parse, stringify } = JSON;
const NativeError = Error;
const NativePromise = Promise;
const stackGetter = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
const { apply } = Reflect;
const { defineProperty } = Object;

let hostCall;
let hostStart;
let hostTell;
const pending = new Map();
const mapGet = Map.prototype.get;
const mapSet = Map.prototype.set;
const mapDelete = Map.prototype.delete;

export function connectHost(call, start, tell) {
  hostCall = call;
  hostStart = start;
  hostTell = tell;
}

// The engine's stack text, innermost frame first. The host reads the learner's frames off it.
export function stackHere() {
  return readStack(new NativeError());
}

export function readStack(error) {
  const stack = stackGetter === undefined ? error.stack : apply(stackGetter, error, []);
  return typeof stack === 'string' ? stack : '';
}

// A synchronous host operation: its `ok`, or its `fail` thrown.
export function call(op) {
  const reply = parse(hostCall(stringify(op), stackHere()));
  if (reply.fail !== undefined) throw failure(reply.fail, stackHere());
  return reply.ok;
}

// An asynchronous one. `finish` turns its `ok` into the value of the promise; `after` is called
// when it has ended, either way.
export function start(op, finish, stack = stackHere(), after = undefined) {
  return new NativePromise((resolve, reject) => {
    const id = hostStart(stringify(op), stack);
    apply(mapSet, pending, [id, { resolve, reject, finish, stack, after }]);
  });
}

// Called by the host when a started operation has ended: {"id", "reply"}.
export function settle(text) {
  const { id, reply } = parse(text);
  const waiter = apply(mapGet, pending, [id]);
  if (waiter === undefined) return;
  apply(mapDelete, pending, [id]);
  if (reply.fail !== undefined) waiter.reject(failure(reply.fail, waiter.stack));
  else waiter.resolve(waiter.finish === undefined ? reply.ok : waiter.finish(reply.ok, text));
  if (waiter.after !== undefined) waiter.after();
}

export function tell(kind, member) {
  hostTell(kind, stringify(member));
}

const errorTypes = { __proto__: null, Error, TypeError, RangeError, SyntaxError };

export function addErrorType(name, type) {
  errorTypes[name] = type;
}

// An error as the real package would have thrown it, with the stack of the learner's call.
function failure(fail, stack) {
  const type = errorTypes[fail.name] ?? NativeError;
  const error = new type(fail.message, fail.code);
  if (fail.code !== undefined) error.code = fail.code;
  defineProperty(error, 'stack', {
    __proto__: null,
    value: `${fail.name}: ${fail.message}\n${stack}`,
    writable: true,
    configurable: true,
  });
  return error;
}
