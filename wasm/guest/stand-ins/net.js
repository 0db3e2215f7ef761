// node:net: whether a text is an address, and of which family.
import { parseHost } from '../globals/url-host.js';

export function isIP(text) {
  const value = String(text);
  if (/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(value)) return 4;
  return value.includes(':') && parseHost(`[${value}]`) !== undefined ? 6 : 0;
}
export default { isIP };
