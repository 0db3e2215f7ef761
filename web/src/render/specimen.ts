// What the lens shows, as a specimen: the same field twice, once let in and once not.
import { html, type TemplateResult } from 'lit';

export function renderSpecimen(): TemplateResult {
  const typed = "' OR 1=1 --";
  return html`<figure>
    <p><span>Sent</span><code>username=${typed}</code></p>
    <p>
      <span>Glued in</span><code>… WHERE username = '<mark class="code">${typed}</mark>'</code>
    </p>
    <p>
      <span>Bound</span><code>… WHERE username = ? <mark class="data">${typed}</mark></code>
    </p>
    <figcaption><mark class="code">became code</mark> <mark class="data">stayed data</mark></figcaption>
  </figure>`;
}
