// The mental model as a picture: four walls one behind the other, and attacks that get so far.
import { html, nothing, svg, type TemplateResult } from 'lit';

const kLayers = [
  { name: 'Prevent', says: ['Bound values, slow', 'hashes, permissions'] },
  { name: 'Detect', says: ['Logs, alerts on what', 'never just happens'] },
  { name: 'Limit', says: ['Small roles,', 'short-lived tokens'] },
  { name: 'Recover', says: ['End sessions, new', 'keys, a backup'] },
] as const;

const kWide = 148;
const kGap = 16;
const kTop = 16;

/** A wall with a parapet: three merlons on top of a block. */
function wall(x: number, y: number): string {
  const merlon = (at: number) => `V${y} H${at + 28} V${y + 14}`;
  return `M${x} ${y + 14} ${merlon(x)} H${x + 60} ${merlon(x + 60)} H${x + 120} ${merlon(x + 120)} V${y + 134} H${x} Z`;
}

/** In a row, or on a narrow page two by two. */
export function renderLayers(): TemplateResult {
  return html`<figure>
    ${picture('wide', 4, 216)} ${picture('narrow', 2, 300)}
    <figcaption>Each wall is built as if the one before it had fallen.</figcaption>
  </figure>`;
}

function picture(name: 'wide' | 'narrow', columns: number, height: number): TemplateResult {
  const places = kLayers.map((layer, index) => ({
    ...layer,
    x: (index % columns) * (kWide + kGap) + 1,
    y: Math.floor(index / columns) * 150 + kTop,
  }));
  return html`<svg
    class="layers ${name}"
    viewBox="0 0 ${columns * (kWide + kGap) - kGap + 2} ${height}"
    role="img"
    aria-labelledby="${name}-title ${name}-says"
  >
    <title id="${name}-title">Four layers, one behind the other</title>
    <desc id="${name}-says">
      Prevent, detect, limit, recover. Most attacks end at the first wall. One gets past it, is seen at the
      second and finds little behind the third. What it did is undone at the fourth.
    </desc>
    ${places.map(
      (layer, index) =>
        svg`<path class=${index === 0 ? 'wall first' : 'wall'} d=${wall(layer.x, layer.y)} />
          <text class="name" x=${layer.x + 12} y=${layer.y + 50}>${layer.name}</text>
          ${layer.says.map((line, row) => svg`<text class="says" x=${layer.x + 12} y=${layer.y + 74 + row * 17}>${line}</text>`)}`,
    )}
    ${name === 'wide' ? renderAttacks() : nothing}
  </svg>`;
}

function renderAttacks() {
  return svg`<path class="way" d="M1 176 H60 M1 200 H404" />
    <path class="tip" d="M60 171 v10 l9 -5 Z M404 195 v10 l9 -5 Z" />
    <text class="attack" x="78" y="180">most attacks end here</text>
    <text class="attack" x="422" y="204">the one that gets through finds little</text>`;
}
