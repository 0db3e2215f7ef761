import { LitElement, html, nothing } from 'lit';
import { bundle } from 'virtual:demo/cookie';
import type { CaseResult } from '../../../wasm/engine/report.js';
import { cases } from '../course/trial.js';
import { check, cross } from '../render/icons.js';
import { hasFailed } from '../render/outcome.js';
import { base, sheet } from '../styles/sheet.js';
import cookieStyles from './cookie-demo.css?inline';
import styles from './lesson-demo.css?inline';

const kFlags = [
  { id: 'httpOnly', name: 'HttpOnly', written: 'httpOnly: true' },
  { id: 'secure', name: 'Secure', written: 'secure: true' },
  { id: 'sameSite', name: 'SameSite=Lax', written: "sameSite: 'lax'" },
] as const;
type Flag = (typeof kFlags)[number]['id'];

const kThieves = [
  { id: 'script', title: 'A script in a comment reads it' },
  { id: 'line', title: 'Somebody listens on the Wi-Fi' },
  { id: 'form', title: 'Another site sends a form in Ada’s name' },
] as const;

/** A session cookie whose flags can be switched, and three who are after it. */
export class CookieDemo extends LitElement {
  static override styles = [base, sheet(styles), sheet(cookieStyles)];
  static override properties = {
    flags: { state: true },
    results: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  declare private flags: ReadonlySet<Flag>;
  declare private results: readonly CaseResult[];
  declare private busy: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.flags = new Set();
    this.results = [];
    this.busy = false;
    this.problem = '';
  }

  override firstUpdated(): void {
    void this.#play();
  }

  override render() {
    return html`<section aria-label="Switch the cookie's flags">
      <h2>Switch a flag, and watch who gets through to Ada’s account</h2>
      <pre>res.cookie('sid', token, ${written(this.flags)});</pre>
      <fieldset>
        <legend class="hidden-text">Flags of the cookie</legend>
        ${kFlags.map(
          ({ id, name }) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.flags.has(id)}
                @change=${() => {
                  this.#toggle(id);
                }}
              />
              <code>${name}</code></label
            >`,
        )}
      </fieldset>
      ${this.problem === '' ? nothing : html`<p class="error">${this.problem}</p>`}
      <ul aria-live="polite" aria-busy=${this.busy}>
        ${kThieves.map(({ id, title }) => this.#thief(id, title))}
      </ul>
    </section>`;
  }

  #thief(id: string, title: string) {
    const result = this.results.find((one) => one.id === id);
    if (result === undefined)
      return html`<li class="waiting"><span class="sign"></span><span>${title}</span></li>`;
    const failed = hasFailed(result);
    return html`<li class=${failed ? 'fallen' : 'held'}>
      <span class="sign">${failed ? cross : check}</span>
      <span
        ><b>${title}: ${failed ? 'got through' : 'nothing'}</b
        ><br />${failed ? result.explain : result.rule}</span
      >
    </li>`;
  }

  #toggle(flag: Flag): void {
    const flags = new Set(this.flags);
    if (!flags.delete(flag)) flags.add(flag);
    this.flags = flags;
    void this.#play();
  }

  /** One run at a time: what was switched meanwhile comes after it. */
  async #play(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let played: ReadonlySet<Flag>;
    do {
      played = this.flags;
      const server = (bundle.files['starter/server.js'] ?? '').replace(
        'COOKIE = {}',
        `COOKIE = ${written(played)}`,
      );
      try {
        const only = kThieves.map(({ id }) => id);
        this.results = await cases('browser', bundle, { 'server.js': server }, only);
        this.problem = '';
      } catch (error) {
        this.problem = error instanceof Error ? error.message : String(error);
      }
    } while (played !== this.flags);
    this.busy = false;
  }
}

function written(flags: ReadonlySet<Flag>): string {
  const chosen = kFlags.filter(({ id }) => flags.has(id));
  return chosen.length === 0 ? '{}' : `{ ${chosen.map((flag) => flag.written).join(', ')} }`;
}

customElements.define('cookie-demo', CookieDemo);
