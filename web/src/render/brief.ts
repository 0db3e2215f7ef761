// A brief's tree as Lit templates: text is only ever text.
import { html, type TemplateResult } from 'lit';
import type { BriefElement, BriefNode } from './brief-node.js';

type Rendered = string | TemplateResult;

export function renderBrief(nodes: readonly BriefNode[]): Rendered[] {
  return nodes.map((node) => (typeof node === 'string' ? node : renderElement(node)));
}

function renderElement(node: BriefElement): TemplateResult {
  const inner = renderBrief(node.children ?? []);
  switch (node.tag) {
    case 'p':
      return html`<p>${inner}</p>`;
    case 'h2':
      return html`<h2>${inner}</h2>`;
    case 'h3':
      return html`<h3>${inner}</h3>`;
    case 'ul':
      return html`<ul>
        ${inner}
      </ul>`;
    case 'ol':
      return html`<ol>
        ${inner}
      </ol>`;
    case 'li':
      return html`<li>${inner}</li>`;
    case 'blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'em':
      return html`<em>${inner}</em>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'pre':
      return html`<pre tabindex="0">${inner}</pre>`;
    case 'a':
      return html`<a href=${safeLink(node.href)} target="_blank" rel="noreferrer">${inner}</a>`;
    case 'hr':
      return html`<hr />`;
    default:
      return renderTable(node.tag, inner);
  }
}

function renderTable(tag: BriefElement['tag'], inner: readonly Rendered[]): TemplateResult {
  switch (tag) {
    case 'thead':
      return html`<thead>
        ${inner}
      </thead>`;
    case 'tbody':
      return html`<tbody>
        ${inner}
      </tbody>`;
    case 'tr':
      return html`<tr>
        ${inner}
      </tr>`;
    case 'th':
      return inner.length === 0 ? html`<td></td>` : html`<th scope="col">${inner}</th>`;
    case 'td':
      return html`<td>${inner}</td>`;
    default:
      return html`<table>
        ${inner}
      </table>`;
  }
}

function safeLink(href: string | undefined): string {
  return href !== undefined && /^(https:|#)/.test(href) ? href : '#';
}
