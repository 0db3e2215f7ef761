// depd: deprecations go nowhere; wrapped functions stay themselves.
module.exports = function depd() {
  const deprecate = () => {};
  deprecate.function = (fn) => fn;
  deprecate.property = () => {};
  return deprecate;
};
