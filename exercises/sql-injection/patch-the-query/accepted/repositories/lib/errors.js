export class ShopError extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
    this.words = words;
  }
}
