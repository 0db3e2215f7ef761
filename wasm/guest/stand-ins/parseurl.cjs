// parseurl, which every layer of the router asks: the target split at its question mark and
// remembered until req.url changes. Anything unusual goes to url.parse, as in the package.
const { parse } = require('./url.js');

const UNUSUAL = /^[^/]|[\t\n\f\r #\u00a0\ufeff]/;

function split(url) {
  if (UNUSUAL.test(url)) return { ...parse(url), _raw: url };
  const at = url.indexOf('?');
  if (at === -1) return { pathname: url, search: null, query: null, path: url, href: url, _raw: url };
  const search = url.slice(at);
  return { pathname: url.slice(0, at), search, query: search.slice(1), path: url, href: url, _raw: url };
}

function remembered(request, url, place) {
  if (url === undefined) return undefined;
  const known = request[place];
  if (known !== undefined && known._raw === url) return known;
  return (request[place] = split(url));
}

module.exports = (request) => remembered(request, request.url, '_parsedUrl');
module.exports.original = (request) =>
  typeof request.originalUrl === 'string'
    ? remembered(request, request.originalUrl, '_parsedOriginalUrl')
    : module.exports(request);
