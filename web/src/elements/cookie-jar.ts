import { LitElement, html, nothing } from 'lit';
import type { BrowserEvent } from '../../../wasm/engine/report.js';
import type { Jar, KeptCookie } from '../browsing/jar.js';
import { clock } from '../browsing/words.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './cookie-jar.css?inline';

const kNews = { new: 'new', changed: 'changed', gone: 'gone' };

/** A person's cookies after a step: what came, went and changed in it, and which of them went along. */
export class CookieJar extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = {
    jar: { attribute: false },
    owner: { attribute: false },
    decisions: { attribute: false },
  };

  declare jar: Jar;
  declare owner: string;
  declare decisions: readonly BrowserEvent[];

  override render() {
    return html`<h5>${this.owner}’s cookies</h5>
      ${
        this.jar.length === 0
          ? html`<p class="none">None.</p>`
          : html`<ul>
              ${this.jar.map((cookie) => this.#cookie(cookie))}
            </ul>`
      }`;
  }

  #cookie(cookie: KeptCookie) {
    const { name, value, domain, path, hostOnly, secure, httpOnly, sameSite, expires, news } = cookie;
    const sent = this.#wayOf(cookie);
    const flags = [
      secure ? 'Secure' : '',
      httpOnly ? 'HttpOnly' : '',
      sameSite === '' ? '' : `SameSite=${sameSite}`,
    ];
    const missing = [secure ? '' : 'Secure', httpOnly ? '' : 'HttpOnly', sameSite === '' ? 'SameSite' : ''];
    return html`<li class=${news ?? ''}>
      <p class="pair"><b>${name}</b>=${value}</p>
      ${news === undefined ? nothing : html`<span class="news ${news}">${kNews[news]}</span>`}
      ${sent === undefined ? nothing : html`<span class="news ${sent}">${sent === 'went' ? 'went along' : 'stayed'}</span>`}
      <p class="about">
        ${flags.filter((flag) => flag !== '').map((flag) => html`<span class="flag">${flag}</span>`)}
        ${missing.filter((flag) => flag !== '').map((flag) => html`<span class="flag missing">no ${flag}</span>`)}
        <span class="for"
          >for ${domain}${path === '/' ? '' : path}${hostOnly ? ' only' : ' and below'},
          ${expires === undefined ? 'until the browser is closed' : `until ${clock(expires)}`}</span
        >
      </p>
    </li>`;
  }

  #wayOf({ name }: KeptCookie): 'went' | 'stayed' | undefined {
    const decision = this.decisions.find(
      ({ kind, subject }) => kind.startsWith('cookie-') && subject === name,
    );
    if (decision?.kind === 'cookie-sent') return 'went';
    return decision?.kind === 'cookie-withheld' ? 'stayed' : undefined;
  }
}

customElements.define('cookie-jar', CookieJar);
