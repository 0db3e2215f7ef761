// on-finished: a request has wholly arrived, so what waits for its end need not wait; a
// response tells by its event.
module.exports = function onFinished(message, listener) {
  if (message.writableEnded === undefined) listener(null, message);
  else message.on('finish', () => listener(null, message));
  return message;
};
module.exports.isFinished = (message) => message.bodyRead === true || message.writableEnded === true;
