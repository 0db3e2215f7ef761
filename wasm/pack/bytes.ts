// Reading and writing bytes and LEB128 numbers.

export class ByteReader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('The WebAssembly ends too early.');
    return byte;
  }

  /** A LEB128 number, read as an unsigned one of at most 32 bits. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  take(size: number): Uint8Array {
    if (this.at + size > this.bytes.length) throw new RangeError('The WebAssembly ends too early.');
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }
}

export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  size = 0;

  byte(byte: number): void {
    if (this.size === this.#bytes.length) this.#grow(1);
    this.#bytes[this.size++] = byte;
  }

  number(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.byte((rest & 0x7f) | 0x80);
    this.byte(rest);
  }

  write(bytes: Uint8Array): void {
    if (this.size + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  /** A LEB128 number as it stands; its value as ByteReader reads it. */
  copyNumber(from: ByteReader): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = from.byte();
      this.byte(byte);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.size);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.size + by));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
