/** Another step of what happened in the browsers is to be shown. */
export class ChooseStep extends Event {
  static readonly type = 'choose-step';
  readonly step: number;

  constructor(step: number) {
    super(ChooseStep.type, { bubbles: true, composed: true });
    this.step = step;
  }
}
