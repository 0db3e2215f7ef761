// Random text that two servers have drawn each for itself, such as the token of a session in a form.
// It is known by its place: the texts around it are the same.

const RUN = /[\w+/.~-]{16,}/g;

export class Tokens {
  readonly #theirs = new Map<string, string>();

  add(own: string, theirs: string): void {
    if (own === '' || own === theirs) return;
    this.#theirs.set(own, theirs);
  }

  /** From two texts that differ in nothing else. */
  learn(own: string, theirs: string): void {
    if (own === theirs || own.replace(RUN, '') !== theirs.replace(RUN, '')) return;
    const others = theirs.match(RUN) ?? [];
    const pairs = (own.match(RUN) ?? []).map((run, i) => [run, others[i] ?? ''] as const);
    for (const [run, other] of pairs) {
      if (run.length === other.length && isMixed(run) && isMixed(other)) this.add(run, other);
    }
  }

  translate(text: string): string {
    let translated = text;
    for (const [own, theirs] of this.#theirs) translated = translated.replaceAll(own, () => theirs);
    return translated;
  }

  /** Of an address or a form's body. */
  translateEncoded(text: string): string {
    let translated = text;
    for (const [own, theirs] of this.#theirs) {
      translated = translated.replaceAll(encodeURIComponent(own), () => encodeURIComponent(theirs));
    }
    return translated;
  }
}

/** No word of a message is. */
function isMixed(run: string): boolean {
  return /[A-Z]/.test(run) ? /[a-z]/.test(run) : /\d/.test(run);
}
