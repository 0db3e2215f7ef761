// express.static over the submission's files: what serve-static answers for a plain file, without the
// ETag and Last-Modified that only a cache would ask for.
import { Buffer } from '../globals/buffer.js';
import { call } from '../host.js';

const decode = decodeURIComponent;

// The file's name below the root; nothing for what serve-static does not serve either.
function nameOf(path, index) {
  let name;
  try {
    name = decode(path);
  } catch {
    return undefined;
  }
  if (name.endsWith('/')) {
    if (index === false) return undefined;
    name += index ?? 'index.html';
  }
  const parts = name.split('/').filter((part) => part !== '');
  return parts.some((part) => part.startsWith('.') || part.includes('\0')) ? undefined : parts.join('/');
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };

// Of milliseconds, or of a text such as "1d" or "2 hours"; a year at most.
function secondsOf(age) {
  const [, number, unit = 'ms'] = /^(-?\d*\.?\d+) *([a-z]+)?$/.exec(String(age).toLowerCase()) ?? [];
  const milliseconds = Number(number) * UNITS[/^m(?:s|il)/.test(unit) ? 'ms' : unit[0]];
  return Math.floor(Math.min(Math.max(0, milliseconds || 0), 31_536_000_000) / 1000);
}

export function serveStatic(root, options = {}) {
  const {
    index,
    maxAge = 0,
    immutable = false,
    cacheControl = true,
    setHeaders,
    fallthrough = true,
  } = options;
  if (typeof root !== 'string') throw new TypeError('root path must be a string');
  const kept = `public, max-age=${secondsOf(maxAge)}${immutable ? ', immutable' : ''}`;
  const folder = root.replace(/^(?:\.?\/)+|\/+$/g, '');
  return function (req, res, next) {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      if (fallthrough) return next();
      return res.status(405).set('Allow', 'GET, HEAD').end();
    }
    const name = nameOf(req.path, index);
    const file = folder === '' || folder === '.' ? name : `${folder}/${name}`;
    const text = name === undefined ? null : call({ op: 'file', name: file });
    if (text === null) return next();
    if (setHeaders !== undefined) setHeaders(res, file, { size: text.length });
    if (!res.get('Accept-Ranges')) res.set('Accept-Ranges', 'bytes');
    if (cacheControl && !res.get('Cache-Control')) res.set('Cache-Control', kept);
    if (!res.get('Content-Type'))
      res.type(name.split('/').at(-1).includes('.') ? name.split('.').at(-1) : 'bin');
    // Bytes, so that send() adds no charset to what has none.
    res.send(/charset/.test(res.get('Content-Type')) ? text : Buffer.from(text));
  };
}
