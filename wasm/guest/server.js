// Requests in, answers out. The host sends one request at a time as JSON; the answer leaves
// through host.tell() the moment the app ends it, whoever awaits what.
import { call, readStack, tell } from './host.js';
import { IncomingMessage, ServerResponse } from './stand-ins/http.js';

const { parse, stringify } = JSON;
const NativeString = String;
let listener;

// What app.listen() comes down to. One app per world, as one process has one port.
export function listen(app) {
  if (listener !== undefined) {
    const error = new Error('listen EADDRINUSE: address already in use');
    error.code = 'EADDRINUSE';
    throw error;
  }
  listener = app;
  tell('listening', true);
}

export function close() {
  listener = undefined;
  tell('closed', true);
}

// Called by the host: {"index", "method", "target", "headers", "raw", "text", "bytes", …}.
export function serve(json) {
  const wire = parse(json);
  const request = new IncomingMessage(wire);
  const response = new ServerResponse(request, (answer) => {
    answer.index = wire.index;
    tell('answer', answer);
  });
  listener(request, response);
}

// Anything thrown that nobody will catch: Node would print it and end the process.
export function reportUncaught(error, what = 'Uncaught') {
  tell('uncaught', describe(error, what));
}

export function reportRejection(reason) {
  reportUncaught(reason, 'Unhandled rejection');
}

export function describe(error, what) {
  const seen = { __proto__: null, what, name: '', message: '', stack: '' };
  try {
    if (typeof error === 'object' && error !== null) {
      seen.name = NativeString(error.name ?? 'Error');
      seen.message = NativeString(error.message ?? '');
      seen.stack = readStack(error) || NativeString(error.stack ?? '');
    } else {
      seen.message = NativeString(error);
    }
  } catch {
    seen.message = 'a value that cannot be shown';
  }
  return seen;
}

const { RangeError, InternalError } = globalThis;

// An error of the engine itself: no memory, no stack. Whatever the app makes of it, the
// host should know.
export function noteLimit(error) {
  if (error instanceof RangeError || error instanceof InternalError) tell('limit', describe(error, ''));
}

// Called by the host for an exception that came out of the learner's code.
export function stackOf(error) {
  const { what, ...seen } = describe(error, '');
  return stringify(seen);
}

export function logLine(level, text) {
  call({ __proto__: null, op: 'log', level, text });
}
