// HTML of a tree, as innerHTML gives it (https://html.spec.whatwg.org/#serialising-html-fragments).

const empty = new Set(
  'area base br col embed hr img input link meta source track wbr basefont bgsound frame keygen param'.split(
    ' ',
  ),
);
const raw = new Set('style script xmp iframe noembed noframes plaintext noscript'.split(' '));

const escapedText = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const escapedValue = (text) => escapedText(text).replaceAll('"', '&quot;');

export function startTag(view, id) {
  const { name, attributes } = view.nodes[id];
  return `<${name}${attributes.map(([key, value]) => ` ${key}="${escapedValue(value)}"`).join('')}>`;
}

export function outerHtml(view, id) {
  const { name, text, parent } = view.nodes[id];
  if (name === '') return raw.has(view.nodes[parent]?.name) ? text : escapedText(text ?? '');
  return empty.has(name) ? startTag(view, id) : `${startTag(view, id)}${innerHtml(view, id)}</${name}>`;
}

export function innerHtml(view, id) {
  const { name, children } = view.nodes[id];
  if (name === 'template' && view.nodes[id + 1]?.name === '#content') return innerHtml(view, id + 1);
  return children.map((child) => outerHtml(view, child)).join('');
}
