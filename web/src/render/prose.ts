// A sentence of a report or a hint: what stands between backticks is code.
import { html, type TemplateResult } from 'lit';

export function renderProse(text: string | undefined): (string | TemplateResult)[] {
  return (text ?? '')
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
