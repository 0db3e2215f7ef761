// Markdown to a small element tree, at build time. The page renders the tree with templates
// of its own, so no text of an exercise is ever parsed as HTML in the browser.
import markdownIt from 'markdown-it';
import type { BriefElement, BriefNode, BriefTag } from '../src/render/brief-node.js';

type Token = ReturnType<ReturnType<typeof markdownIt>['parse']>[number];

const kTags: Readonly<Record<string, BriefTag>> = {
  p: 'p',
  h1: 'h2', // the page's own title is the h1
  h2: 'h2',
  h3: 'h3',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  strong: 'strong',
  em: 'em',
  a: 'a',
  code: 'code',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  hr: 'hr',
};

const kParser = markdownIt({ html: false, typographer: true });

/** Throws when the markdown uses something the page cannot render: a build must not drop text. */
export function briefTree(markdown: string): BriefNode[] {
  return collect(kParser.parse(markdown, {}));
}

/** The first paragraph as plain text: the home page's summary. */
export function firstParagraph(tree: readonly BriefNode[]): string {
  const first = tree.find((node) => typeof node !== 'string' && node.tag === 'p');
  return first === undefined ? '' : plainText(first);
}

export function plainText(node: BriefNode): string {
  return typeof node === 'string' ? node : (node.children ?? []).map(plainText).join('');
}

function collect(tokens: readonly Token[]): BriefNode[] {
  const root: BriefNode[] = [];
  const stack: BriefNode[][] = [root];
  for (const token of tokens) {
    const here = stack[stack.length - 1] ?? root;
    if (token.type === 'inline') here.push(...collect(token.children ?? []));
    else if (token.type === 'text') addText(here, token.content);
    else if (token.type === 'softbreak') addText(here, ' ');
    else if (token.type === 'code_inline') here.push({ tag: 'code', children: [token.content] });
    else if (token.type === 'fence' || token.type === 'code_block')
      here.push({ tag: 'pre', children: [token.content.trimEnd()] });
    else if (token.nesting < 0) stack.pop();
    else if (token.hidden)
      stack.push(here); // the paragraphs of a tight list
    else {
      const node = element(token);
      here.push(node);
      if (token.nesting > 0) stack.push(node.children);
    }
  }
  return root;
}

function addText(here: BriefNode[], text: string): void {
  const last = here.at(-1);
  if (typeof last === 'string') here[here.length - 1] = last + text;
  else if (text !== '') here.push(text);
}

function element(token: Token): BriefElement & { children: BriefNode[] } {
  const tag = kTags[token.tag];
  if (tag === undefined) throw new Error(`brief.md: the page does not render ${token.type}`);
  const href = token.attrGet('href');
  return { tag, children: [], ...(typeof href === 'string' ? { href } : {}) };
}
