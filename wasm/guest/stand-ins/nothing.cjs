// debug, send, serve-static, express's View: what only speaks to a developer's console or
// to a file system.
const silent = () => {};
silent.enabled = false;

module.exports = function create() {
  return silent;
};
