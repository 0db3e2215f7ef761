// url.parse for the request targets that parseurl does not read by itself.
export function parse(text) {
  const [, rest, search = null] = /^([^?#]*)(\?[^#]*)?/.exec(text);
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*([^]*)$/.exec(rest);
  const pathname = absolute === null ? rest : absolute[1] || '/';
  return {
    pathname: pathname === '' ? null : pathname,
    search: search === null || search === undefined ? null : search,
    query: search === null || search === undefined ? null : search.slice(1),
    href: text,
    path: pathname + (search ?? ''),
  };
}
export function Url() {}
export default { parse, Url };
