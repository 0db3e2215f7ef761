import { html, nothing } from 'lit';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { serverOf, type Demo, type Thing } from '../course/demo.js';
import { check, cross } from '../render/icons.js';
import { base, sheet } from '../styles/sheet.js';
import accessStyles from './access-demo.css?inline';
import './demo-code.js';
import { DemoElement } from './demo-element.js';
import styles from './lesson-demo.css?inline';
import switchStyles from './switch-demo.css?inline';

/** Everybody asks for everything: the answers as a table, and what nobody should have got stands out. */
export class AccessDemo extends DemoElement {
  static override styles = [base, sheet(styles), sheet(switchStyles), sheet(accessStyles)];
  static override properties = { ...DemoElement.properties, chosen: { state: true } };

  /** The case whose answer is shown whole. */
  declare private chosen: string | undefined;

  protected override casesOf({ about }: Demo): readonly string[] {
    const { people = [], things = [] } = about;
    return people.flatMap((person) => things.map((thing) => `${person.id} ${thing.id}`));
  }

  override render() {
    const { demo } = this;
    if (demo === undefined) return nothing;
    const { people = [], things = [], title, says } = demo.about;
    return html`<section aria-label=${title}>
      <h2>${title}</h2>
      <p class="says">${says}</p>
      ${this.renderSwitches(demo)}
      <demo-code .source=${serverOf(demo)} .on=${this.on}></demo-code>
      ${this.renderProblem()}
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label="Answers"
        aria-live="polite"
        aria-busy=${this.busy}
      >
        <table>
          <tr>
            <td></td>
            ${things.map((thing) => html`<th scope="col"><code>${thing.name}</code><br />${thing.says}</th>`)}
          </tr>
          ${people.map(
            (person) =>
              html`<tr>
                <th scope="row">${person.name}</th>
                ${things.map((thing) => html`<td>${this.#cell(person.id, thing)}</td>`)}
              </tr>`,
          )}
        </table>
      </div>
      ${this.#answer()}
    </section>`;
  }

  #cell(person: string, thing: Thing) {
    const id = `${person} ${thing.id}`;
    const status = answerOf(this.result(id))?.status;
    if (status === undefined) return nothing;
    const got = status === 200;
    const right = got === thing.for.includes(person);
    const words = right ? (got ? 'gets it' : 'refused') : got ? 'gets it, too' : 'is left out';
    return html`<button
      class=${right ? 'held' : 'fallen'}
      aria-pressed=${this.chosen === id}
      @click=${() => (this.chosen = this.chosen === id ? undefined : id)}
    >
      <span class="sign">${right ? check : cross}</span><b>${status}</b> <span>${words}</span>
    </button>`;
  }

  #answer() {
    const answer = this.chosen === undefined ? undefined : answerOf(this.result(this.chosen));
    return answer === undefined ? nothing : html`<pre tabindex="0" aria-label="Answer">${answer.body}</pre>`;
  }
}

function answerOf(result: CaseResult | undefined) {
  return result?.trace.at(-1)?.response;
}

customElements.define('access-demo', AccessDemo);
