// The host's side of HtmlParser in core/browser/html.h: parse5's tree as one flat array, which
// core/browsing/html_tree_json.h reads. A node stands behind its parent, so children are in order.
import {
  defaultTreeAdapter,
  html as names,
  parse,
  parseFragment,
  type DefaultTreeAdapterTypes,
  type ParserOptions,
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

/** As browsers have one. parse5 takes the square of it, and a page may be nested by who means harm. */
const MAX_DEPTH = 512;

/** A whole page: html, head and body are there even when the text has none. */
export function parseHtml(text: string): FlatNode[] {
  return upToDepth(text, parse);
}

/** As innerHTML of an element of the name context. */
export function parseHtmlFragment(text: string, context: string): FlatNode[] {
  const namespace = context === 'svg' ? names.NS.SVG : context === 'math' ? names.NS.MATHML : names.NS.HTML;
  const element = defaultTreeAdapter.createElement(context, namespace, []);
  return upToDepth(text, (html, options) => parseFragment(element, html, options));
}

type Options = ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>;

class TooDeep extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}

// What is nested deeper is left out, with all that comes after it.
function upToDepth(
  html: string,
  read: (text: string, options: Options) => DefaultTreeAdapterTypes.ParentNode,
): FlatNode[] {
  for (let text = html; ;) {
    const repeated = new RepeatedAttributes();
    const options = { sourceCodeLocationInfo: true, onParseError: repeated.note, treeAdapter: shallow() };
    try {
      return flat(read(text, options), repeated);
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      text = text.slice(0, error.offset);
    }
  }
}

// A tree adapter that throws TooDeep.
function shallow(): typeof defaultTreeAdapter {
  const templates = new Map<Tree, Element>();
  let offset = 0;
  return {
    ...defaultTreeAdapter,
    setTemplateContent(template, content) {
      templates.set(content, template);
      defaultTreeAdapter.setTemplateContent(template, content);
    },
    onItemPush(item) {
      offset = item.sourceCodeLocation?.startOffset ?? offset;
      let depth = 0;
      for (let each: Tree | null | undefined = item; each; depth++) {
        each = templates.get(each) ?? ('parentNode' in each ? each.parentNode : undefined);
      }
      if (depth > MAX_DEPTH) throw new TooDeep(offset);
    },
  };
}

// parse5 tells of a repeated attribute by where it is, and an element by where its tag is.
class RepeatedAttributes {
  readonly #offsets: number[] = [];

  readonly note = ({ code, startOffset }: { code: string; startOffset: number }): void => {
    if (code === 'duplicate-attribute') this.#offsets.push(startOffset);
  };

  within(element: Element): boolean {
    const tag = element.sourceCodeLocation?.startTag ?? element.sourceCodeLocation;
    if (tag === null || tag === undefined) return false;
    // They were noted in order: the first that is not before the tag is the only one to look at.
    let low = 0;
    for (let high = this.#offsets.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#offsets[middle] ?? 0) < tag.startOffset) low = middle + 1;
      else high = middle;
    }
    return (this.#offsets[low] ?? Infinity) <= tag.endOffset;
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
