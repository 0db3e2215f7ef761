import { html, nothing } from 'lit';
import { serverOf, type Demo, type DemoTry } from '../course/demo.js';
import { check, cross } from '../render/icons.js';
import { hasFailed } from '../render/outcome.js';
import { renderProse } from '../render/prose.js';
import { base, sheet } from '../styles/sheet.js';
import './demo-code.js';
import { DemoElement } from './demo-element.js';
import styles from './lesson-demo.css?inline';
import switchStyles from './switch-demo.css?inline';

const kWords = { fallen: 'got through', held: 'nothing' };

/** Switches of a server, the lines that they bring, and who gets through with them as they are. */
export class SwitchDemo extends DemoElement {
  static override styles = [base, sheet(styles), sheet(switchStyles)];

  protected override casesOf({ about }: Demo): readonly string[] {
    const tries = (about.tries ?? []).map((one) => one.case);
    return about.story === undefined ? tries : [about.story, ...tries];
  }

  override render() {
    const { demo } = this;
    if (demo === undefined) return nothing;
    const { about } = demo;
    return html`<section aria-label=${about.title}>
      <h2>${about.title}</h2>
      ${about.says === undefined ? nothing : html`<p class="says">${about.says}</p>`}
      ${this.renderSwitches(demo)}
      <demo-code .source=${serverOf(demo)} .on=${this.on}></demo-code>
      ${this.renderProblem()}
      <div aria-live="polite" aria-busy=${this.busy}>
        <ul class="tries">
          ${(about.tries ?? []).map((one) => this.#try(one, demo))}
        </ul>
      </div>
      ${this.#shown(demo)}
    </section>`;
  }

  #try({ case: id, title, rule }: DemoTry, { about }: Demo) {
    const result = this.result(id);
    if (result === undefined)
      return html`<li class="waiting"><span class="sign"></span><span>${title}</span></li>`;
    const failed = hasFailed(result);
    const words = about.words ?? kWords;
    return html`<li class=${failed ? 'fallen' : 'held'}>
      <span class="sign">${failed ? cross : check}</span>
      <span
        ><b>${title}: ${failed ? words.fallen : words.held}</b><br />${renderProse(
          failed ? result.explain : (rule ?? result.rule),
        )}</span
      >
    </li>`;
  }

  #shown({ about }: Demo) {
    const result = about.story === undefined ? undefined : this.result(about.story);
    if (result === undefined) return nothing;
    if (about.shows === 'log') {
      void import('./log-lines.js');
      return html`<log-lines .trace=${result.trace}></log-lines>`;
    }
    void import('./network-panel.js');
    return html`<network-panel .trace=${result.trace}></network-panel>`;
  }
}

customElements.define('switch-demo', SwitchDemo);
