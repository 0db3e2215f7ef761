// router/lib/tracing with nobody tracing. It is told of every error on its way to the error
// handlers, which is where the sandbox learns that the app has met a limit.
const { noteLimit } = require('../server.js');

const never = () => false;

exports.requestChannel = undefined;
exports.shouldTrace = never;
exports.recordError = (request, error) => {
  noteLimit(error);
  return false;
};
exports.publishEnd = never;
exports.recordThrown = never;
exports.traceAsyncEnd = never;
exports.traceParam = never;
exports.wrapNext = (context, next) => next;
