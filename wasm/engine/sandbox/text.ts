// Text between JavaScript and QuickJS: UTF-8 in which a surrogate without its other half is
// three bytes of its own (WTF-8), so that every string arrives as it was sent.
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Starts three bytes; a surrogate if the next is at least 0xa0. */
const LEAD = 0xed;

export function encode(text: string): Uint8Array {
  if (!LONE_SURROGATE.test(text)) return ENCODER.encode(text);
  const bytes: number[] = [];
  for (const character of text) {
    if (LONE_SURROGATE.test(character)) {
      const code = character.charCodeAt(0);
      bytes.push(LEAD, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    } else {
      bytes.push(...ENCODER.encode(character));
    }
  }
  return Uint8Array.from(bytes);
}

export function decode(bytes: Uint8Array): string {
  let text = '';
  let from = 0;
  for (let at = bytes.indexOf(LEAD); at !== -1; at = bytes.indexOf(LEAD, at + 1)) {
    const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
    if (second < 0xa0) continue;
    const surrogate = 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f);
    text += DECODER.decode(bytes.subarray(from, at)) + String.fromCharCode(surrogate);
    from = at + 3;
  }
  return text + DECODER.decode(bytes.subarray(from));
}
