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

export function outerHtml(view, id) {
  const { name, text, attributes, parent } = view.nodes[id];
  if (name === '') return raw.has(view.nodes[parent]?.name) ? text : escapedText(text ?? '');
  const written = attributes.map(([key, value]) => ` ${key}="${escapedValue(value)}"`).join('');
  if (empty.has(name)) return `<${name}${written}>`;
  return `<${name}${written}>${innerHtml(view, id)}</${name}>`;
}

export function innerHtml(view, id) {
  const { name, children } = view.nodes[id];
  if (name === 'template' && view.nodes[id + 1]?.name === '#content') return innerHtml(view, id + 1);
  return children.map((child) => outerHtml(view, child)).join('');
}
