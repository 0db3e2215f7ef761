import { LitElement, html, nothing } from 'lit';
import { excerpts } from '../course/switches.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './demo-code.css?inline';

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
    return html`<pre tabindex="0" aria-label="Code">
${excerpts(this.source, this.on).map(({ start, lines }) =>
        lines.map(
          ({ text, by }, index) =>
            html`<span class="line ${by ?? ''} ${start + index === this.pointed ? 'pointed' : ''}"
              >${by === undefined ? nothing : html`<span class="hidden-text">${by === 'on' ? 'Added: ' : 'Weak: '}</span>`}${text}
            </span>`,
        ),
      )}</pre>`;
  }
}

customElements.define('demo-code', DemoCode);
