// content-disposition: attachment; filename="…" (RFC 6266), with filename* beyond Latin-1.
const encodeExtended = (text) =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

exports.create = function create(filename) {
  if (filename === undefined) return 'attachment';
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(filename)) return `attachment; filename=${filename}`;
  const plain = filename.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  const quoted = `attachment; filename="${plain.replace(/(["\\])/g, '\\$1')}"`;
  return plain === filename && !/%[0-9a-f]{2}/i.test(filename)
    ? quoted
    : `${quoted}; filename*=UTF-8''${encodeExtended(filename)}`;
};
