// querystring.parse of Node: arrays for repeated keys, no nesting, at most 1,000 pairs.
import { textOf, utf8Of } from '../globals/encoding.js';

function unescapeLoosely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    const latin1 = utf8Of(text).replace(/%([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return textOf(latin1);
  }
}

function decode(text) {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? unescapeLoosely(spaced) : spaced;
}

export function parse(text) {
  const result = { __proto__: null };
  if (typeof text !== 'string' || text === '') return result;
  const parts = text.split('&');
  let pairs = 0;
  for (let i = 0; i < parts.length && pairs < 1000; i++) {
    const part = parts[i];
    if (part === '') continue;
    pairs++;
    const at = part.indexOf('=');
    const key = decode(at === -1 ? part : part.slice(0, at));
    const value = at === -1 ? '' : decode(part.slice(at + 1));
    const before = result[key];
    if (before === undefined) result[key] = value;
    else if (Array.isArray(before)) before.push(value);
    else result[key] = [before, value];
  }
  return result;
}
export default { parse };
