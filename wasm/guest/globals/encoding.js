// UTF-8 both ways. QuickJS has no TextEncoder; its escape(), encodeURIComponent(), atob() and
// what it knows of base64 are native, and much faster here than a loop.
const { atob, btoa } = globalThis;
const { fromCharCode } = String;
const { apply } = Reflect;
const { toBase64 } = Uint8Array.prototype;

// A string of bytes, one character each.
export function latin1Of(bytes) {
  return atob(apply(toBase64, bytes, []));
}

export function bytesOf(latin1) {
  return Uint8Array.fromBase64(btoa(latin1));
}

// The bytes of a text in UTF-8, as latin1. Lone surrogates become U+FFFD.
export function utf8Of(text) {
  if (!/[^\x00-\x7f]/.test(text)) return text;
  return unescape(encodeURIComponent(text.toWellFormed()));
}

export function textOf(latin1) {
  if (!/[^\x00-\x7f]/.test(latin1)) return latin1;
  try {
    return decodeURIComponent(escape(latin1));
  } catch {
    return lenient(latin1);
  }
}

// How many continuation bytes may follow, and the range the first of them must be in
// (Unicode 15, table 3-7). 0xC0, 0xC1 and above 0xF4 never start a character.
function expectation(lead) {
  if (lead >= 0xc2 && lead <= 0xdf) return [1, 0x80, 0xbf];
  if (lead >= 0xe0 && lead <= 0xef) return [2, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf];
  if (lead >= 0xf0 && lead <= 0xf4) return [3, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf];
  return undefined;
}

// The Encoding Standard's UTF-8 decoder: one U+FFFD per maximal ill-formed part.
function lenient(latin1) {
  let out = '';
  for (let i = 0; i < latin1.length;) {
    const lead = latin1.charCodeAt(i++);
    if (lead < 0x80) {
      out += fromCharCode(lead);
      continue;
    }
    const expected = expectation(lead);
    if (expected === undefined) {
      out += '\ufffd';
      continue;
    }
    const [count, low, high] = expected;
    let point = lead & (0x3f >> count);
    let seen = 0;
    while (seen < count && i < latin1.length) {
      const byte = latin1.charCodeAt(i);
      if (byte < (seen === 0 ? low : 0x80) || byte > (seen === 0 ? high : 0xbf)) break;
      point = (point << 6) | (byte & 0x3f);
      seen++;
      i++;
    }
    out += seen === count ? String.fromCodePoint(point) : '\ufffd';
  }
  return out;
}

export class TextEncoder {
  get encoding() {
    return 'utf-8';
  }
  encode(text = '') {
    return bytesOf(utf8Of(String(text)));
  }
}

export class TextDecoder {
  #fatal;
  constructor(label = 'utf-8', options = {}) {
    if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(label)) {
      throw new RangeError(`The "${label}" encoding is not supported`);
    }
    this.#fatal = options.fatal === true;
  }
  get encoding() {
    return 'utf-8';
  }
  get fatal() {
    return this.#fatal;
  }
  decode(input = new Uint8Array(0)) {
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    const latin1 = latin1Of(bytes);
    if (!this.#fatal) return textOf(latin1).replace(/^\ufeff/, '');
    try {
      return decodeURIComponent(escape(latin1)).replace(/^\ufeff/, '');
    } catch {
      throw new TypeError('The encoded data was not valid for encoding utf-8');
    }
  }
}
