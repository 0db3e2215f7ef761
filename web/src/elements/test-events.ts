// What the elements of the quick test ask of its page. Every one bubbles out of shadow roots.

/** The options chosen for a question of the quick test, by number. */
export class ChooseOptions extends Event {
  static readonly type = 'choose-options';
  readonly question: string;
  readonly chosen: readonly number[];

  constructor(question: string, chosen: readonly number[]) {
    super(ChooseOptions.type, { bubbles: true, composed: true });
    this.question = question;
    this.chosen = chosen;
  }
}

/** Another round of the quick test: all of it, or only some questions. */
export class StartRound extends Event {
  static readonly type = 'start-round';
  readonly seed: number;
  readonly only: readonly string[] | null;

  constructor(seed: number, only: readonly string[] | null) {
    super(StartRound.type, { bubbles: true, composed: true });
    this.seed = seed;
    this.only = only;
  }
}
