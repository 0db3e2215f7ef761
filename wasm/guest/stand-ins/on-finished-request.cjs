// on-finished as finalhandler asks it: nothing of a request is ever left to read.
module.exports = function onFinished(message, listener) {
  listener(null, message);
};
module.exports.isFinished = () => true;
