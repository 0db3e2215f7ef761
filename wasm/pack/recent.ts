/** A function's locals, with the one that was named last in front and those never named in their order. */
export class RecentLocals {
  readonly #order: number[] = [];

  /** How far back a local is, which comes to the front. */
  rankOf(local: number): number {
    this.#reach(local);
    const rank = this.#order.indexOf(local);
    this.#toFront(rank);
    return rank;
  }

  /** The local that is so far back, which comes to the front. */
  at(rank: number): number {
    this.#reach(rank);
    return this.#toFront(rank);
  }

  #reach(index: number): void {
    while (this.#order.length <= index) this.#order.push(this.#order.length);
  }

  #toFront(rank: number): number {
    const [local = 0] = this.#order.splice(rank, 1);
    this.#order.unshift(local);
    return local;
  }
}
