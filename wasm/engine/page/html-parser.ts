// The host's side of HtmlParser in core/browser/html.h: parse5's tree as one flat array, which
// core/range/html_tree_json.h reads. A node stands behind its parent, so children are in order.
import {
  defaultTreeAdapter,
  html as names,
  parse,
  parseFragment,
  type DefaultTreeAdapterTypes,
} from 'parse5';

/** Node 0 is the document; of a fragment, its children are what was parsed. */
export type FlatNode =
  | { readonly name: '#document' }
  | { readonly text: string; readonly parent: number }
  | {
      readonly name: string;
      readonly attributes?: readonly (readonly [name: string, value: string])[];
      /** The tag had an attribute twice: the first counts. */
      readonly repeated?: true;
      /** None: nothing around it is the document, and nothing in it runs, loads or is found. */
      readonly parent?: number;
    };

/** What a <template> holds: a node of its own right behind the template, without a parent. */
export const TEMPLATE_CONTENT = '#content';

type Tree = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A whole page: html, head and body are there even when the text has none. */
export function parseHtml(text: string): FlatNode[] {
  const repeated = new RepeatedAttributes();
  const tree = parse(text, { sourceCodeLocationInfo: true, onParseError: repeated.note });
  return flat(tree, repeated);
}

/** As innerHTML of an element of the name context. */
export function parseHtmlFragment(text: string, context: string): FlatNode[] {
  const repeated = new RepeatedAttributes();
  const namespace = context === 'svg' ? names.NS.SVG : context === 'math' ? names.NS.MATHML : names.NS.HTML;
  const element = defaultTreeAdapter.createElement(context, namespace, []);
  const options = { sourceCodeLocationInfo: true, onParseError: repeated.note };
  return flat(parseFragment(element, text, options), repeated);
}

// parse5 tells of a repeated attribute by where it is, and an element by where its tag is.
class RepeatedAttributes {
  readonly #offsets: number[] = [];

  readonly note = ({ code, startOffset }: { code: string; startOffset: number }): void => {
    if (code === 'duplicate-attribute') this.#offsets.push(startOffset);
  };

  within(element: Element): boolean {
    const tag = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
    if (tag === null || tag === undefined || this.#offsets.length === 0) return false;
    return this.#offsets.some((offset) => offset >= tag.startOffset && offset <= tag.endOffset);
  }
}

function flat(root: DefaultTreeAdapterTypes.ParentNode, repeated: RepeatedAttributes): FlatNode[] {
  const nodes: FlatNode[] = [{ name: '#document' }];
  const waiting: { node: Tree; parent: number }[] = [];
  const enqueue = (children: readonly Tree[], parent: number): void => {
    for (const node of children.toReversed()) waiting.push({ node, parent });
  };
  enqueue(root.childNodes, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, parent } = next;
    if ('value' in node) {
      nodes.push({ text: node.value, parent });
    } else if ('tagName' in node) {
      nodes.push({ ...described(node, repeated), parent });
      enqueue(node.childNodes, nodes.length - 1);
      if (!('content' in node)) continue;
      nodes.push({ name: TEMPLATE_CONTENT });
      enqueue(node.content.childNodes, nodes.length - 1);
    }
  }
  return nodes;
}

function described(element: Element, repeated: RepeatedAttributes) {
  const attributes = element.attrs.map(
    ({ name, value, prefix }) => [(prefix ? `${prefix}:${name}` : name).toLowerCase(), value] as const,
  );
  return {
    name: element.tagName.toLowerCase(),
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(repeated.within(element) ? { repeated: true as const } : {}),
  };
}
