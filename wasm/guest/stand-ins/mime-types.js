// mime-types with the types that an API and its pages use.
const TYPES = {
  __proto__: null,
  html: 'text/html',
  htm: 'text/html',
  shtml: 'text/html',
  xhtml: 'application/xhtml+xml',
  xht: 'application/xhtml+xml',
  txt: 'text/plain',
  text: 'text/plain',
  css: 'text/css',
  csv: 'text/csv',
  js: 'text/javascript',
  mjs: 'text/javascript',
  ecma: 'application/ecmascript',
  json: 'application/json',
  map: 'application/json',
  xml: 'text/xml',
  bin: 'application/octet-stream',
  pdf: 'application/pdf',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  svgz: 'image/svg+xml',
  ico: 'image/vnd.microsoft.icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  md: 'text/markdown',
  urlencoded: 'application/x-www-form-urlencoded',
  multipart: 'multipart/*',
  mp4: 'video/mp4',
  ics: 'text/calendar',
  swf: 'application/x-shockwave-flash',
};
const WITH_CHARSET = /^text\/|^application\/(?:json|javascript)$|\+json$/;

export function lookup(path) {
  if (typeof path !== 'string' || path === '') return false;
  const extension = path
    .toLowerCase()
    .split(/[./\\]/)
    .at(-1);
  return TYPES[extension] ?? false;
}

export function charset(type) {
  const bare = String(type).split(';')[0].trim().toLowerCase();
  return /^text\/|^application\/(?:json|manifest\+json|javascript)$/.test(bare) ? 'UTF-8' : false;
}

const known = new Map();

export function contentType(text) {
  if (typeof text !== 'string' || text === '') return false;
  const before = known.get(text);
  if (before !== undefined) return before;
  const type = text.includes('/') ? text : lookup(text);
  if (type === false) return false;
  const full = !type.includes('charset') && charset(type) !== false ? `${type}; charset=utf-8` : type;
  if (known.size < 100) known.set(text, full);
  return full;
}

export { WITH_CHARSET };
export default { lookup, charset, contentType };
