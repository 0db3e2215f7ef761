// What elements ask of the exercise page. Every one bubbles out of shadow roots.

/** Shows a line of the learner's code. */
export class GoToLine extends Event {
  static readonly type = 'go-to-line';
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number) {
    super(GoToLine.type, { bubbles: true, composed: true });
    this.file = file;
    this.line = line;
  }
}

/** A file's text as the learner has just typed it. */
export class EditFile extends Event {
  static readonly type = 'edit-file';
  readonly file: string;
  readonly text: string;

  constructor(file: string, text: string) {
    super(EditFile.type, { bubbles: true, composed: true });
    this.file = file;
    this.text = text;
  }
}

export class ToggleSolution extends Event {
  static readonly type = 'toggle-solution';

  constructor() {
    super(ToggleSolution.type, { bubbles: true, composed: true });
  }
}
