// Parts of packages that nothing in the guest reaches, by file: each is cut from the line that begins so
// to the next that closes it, or is that one line. A text that is not there ends the build: the package
// has changed, and what it has instead is to be read.
const cuts = {
  // modules/express.js has its own of these.
  'express/lib/response.js': [
    'res.send = ',
    'res.sendFile = ',
    'res.download = ',
    'res.render = ',
    'function sendfile(',
  ],
  'express/lib/application.js': ['app.listen = ', 'app.render = ', 'function tryRender('],
  // The router only matches.
  'path-to-regexp/dist/index.js': ['exports.compile = compile;', 'exports.stringify = stringify;'],
  // These are only asked to parse.
  'content-type/dist/index.js': ['exports.format = format;'],
  'bytes/index.js': ['module.exports = bytes;', 'module.exports.format = format;', 'function bytes('],
  'qs/lib/utils.js': ['    assign: assign,', '    encode: encode,', '    isBuffer: isBuffer,'],
};

/** What says something to a developer's console; the stand-ins for debug and depd are silent. */
const SAYS = /^\s*(?:debug|deprecate)\(.*\);?$/;

export function cut(path, source) {
  const name = Object.keys(cuts).find((file) => path.endsWith(`/node_modules/${file}`));
  const lines = source.split('\n').filter((line) => !SAYS.test(line));
  for (const start of cuts[name] ?? []) {
    const from = lines.findIndex((line) => line.startsWith(start));
    if (from === -1) throw new Error(`${path} has no "${start}"`);
    const isBlock = lines[from].endsWith('{');
    const length = isBlock ? lines.slice(from).findIndex((line) => line.startsWith('}')) + 1 : 1;
    lines.splice(from, length);
  }
  return lines.join('\n');
}
