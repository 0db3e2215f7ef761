// The few drawings of the page, in the ink of the text around them.
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;
}

export const check = icon(svg`<path d="m3 8.5 3.300 3.300L13 5" />`);
export const cross = icon(svg`<path d="m4 4 8 8M12 4l-8 8" />`);
export const dot = icon(svg`<circle cx="8" cy="8" r="2" />`);
export const chevron = icon(svg`<path d="m6 4 4 4-4 4" />`);
export const up = icon(svg`<path d="M8 13V3M4 7l4-4 4 4" />`);
export const down = icon(svg`<path d="M8 3v10M4 9l4 4 4-4" />`);
export const lock = icon(
  svg`<rect x="3.5" y="7" width="9" height="6" rx="1" /><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />`,
);
export const play = icon(svg`<path d="M5 3.5v9l7.5-4.5Z" fill="currentColor" />`);
export const stop = icon(svg`<rect x="4" y="4" width="8" height="8" rx="1" fill="currentColor" />`);
export const undo = icon(svg`<path d="M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />`);
export const compare = icon(svg`<rect x="2" y="3" width="12" height="10" rx="1.5" /><path d="M8 3v10" />`);
export const sun = icon(
  svg`<circle cx="8" cy="8" r="3" /><path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.400 3.400l.7.7M11.900 11.900l.7.7M3.400 12.600l.7-.7M11.900 4.100l.7-.7" />`,
);
export const moon = icon(svg`<path d="M13 9.600A5.5 5.5 0 0 1 6.400 3 5.5 5.5 0 1 0 13 9.600Z" />`);

/** The mark: a shield whose top edge is a parapet. */
export const mark = html`<svg
  width="22"
  height="22"
  viewBox="0 0 24 24"
  fill="currentColor"
  aria-hidden="true"
>
  <path d="M2 4h5v4h3V4h4v4h3V4h5v10c0 4-4.5 6.5-10 8-5.5-1.5-10-4-10-8Z" />
</svg>`;
