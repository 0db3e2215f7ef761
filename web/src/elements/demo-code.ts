import { LitElement, html, nothing } from 'lit';
import { shownLines, type Line } from '../course/switches.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './demo-code.css?inline';

const kSaid = { on: 'Added: ', off: 'Weak: ' };

/** What a demo shows of its server, with its switches as they are: lines that they change stand out. */
export class DemoCode extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    source: { attribute: false },
    on: { attribute: false },
    pointed: { attribute: false },
  };

  declare source: string;
  declare on: ReadonlySet<string>;
  /** The number of a line that something points at. */
  declare pointed: number | undefined;

  override render() {
    const lines = shownLines(this.source, this.on);
    return html`<pre tabindex="0" aria-label="Code">${lines.map((line) => this.#line(line))}</pre>`;
  }

  #line({ number, text, by }: Line) {
    const said = by === undefined ? nothing : html`<span class="hidden-text">${kSaid[by]}</span>`;
    const classes = `line ${by ?? ''} ${number === this.pointed ? 'pointed' : ''}`;
    return html`<span class=${classes}>${said}${text}</span>`;
  }
}

customElements.define('demo-code', DemoCode);
