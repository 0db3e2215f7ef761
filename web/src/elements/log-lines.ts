import { LitElement, html } from 'lit';
import type { Exchange } from '../../../wasm/engine/report.js';
import { base, sheet } from '../styles/sheet.js';
import styles from './log-lines.css?inline';

/** What stands in the log after these requests, with what is secret in it marked. */
export class LogLines extends LitElement {
  static override styles = [base, sheet(styles)];
  static override properties = { trace: { attribute: false } };

  declare trace: readonly Exchange[];

  override render() {
    const secrets = this.trace.flatMap(secretsOf);
    const lines = this.trace.flatMap(({ events }) => events.filter((event) => event.kind === 'log'));
    return html`<h3 id="log">In the log</h3>
      <div tabindex="0" role="group" aria-labelledby="log">
        ${lines.map(({ text }) => html`<p>${mark(text, secrets)}</p>`)}
      </div>`;
  }
}

/** Of a request: the password in its body, the token in its address, the key in its header. */
function secretsOf({ request }: Exchange): string[] {
  const token = /[?&]token=([^&]+)/.exec(request.target)?.[1];
  const key = request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1].split(' ')[1];
  const password = /"password":"([^"]+)"/.exec(request.body)?.[1];
  return [token, key, password].filter((secret) => secret !== undefined);
}

function mark(text: string, secrets: readonly string[]) {
  const found = secrets.find((secret) => text.includes(secret));
  if (found === undefined) return text;
  const [before = '', ...rest] = text.split(found);
  return [before, ...rest.flatMap((part) => [html`<mark>${found}</mark>`, part])];
}

customElements.define('log-lines', LogLines);
