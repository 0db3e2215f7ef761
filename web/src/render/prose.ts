// A sentence of a report or a hint: what stands between backticks is code. Backticks inside
// code, as JavaScript has them, are left alone.
import { html, type TemplateResult } from 'lit';

const kCode = /(?<=^|[\s(])`([^`]+)`(?=$|[\s.,;:)])/;

export function renderProse(text: string | undefined): (string | TemplateResult)[] {
  return (text ?? '')
    .split(kCode)
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
