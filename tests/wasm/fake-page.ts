// A browser for page realms to be tested against: what PageApi (core/browser/script_host.h) does, with
// one document, answers that a test gives, and a list of what was asked.
import { parseHtml, parseHtmlFragment, type FlatNode } from '../../wasm/engine/page/html-parser.js';
import type { PageDoor } from '../../wasm/engine/page/contract.js';

interface PageNode {
  name: string;
  text: string;
  attributes: [string, string][];
  children: number[];
  parent: number | undefined;
}

export interface FakeAnswer {
  readonly type: 'basic' | 'cors' | 'opaque' | 'error';
  readonly status?: number;
  readonly url?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly error?: string;
  readonly cookies_wait?: boolean;
}

type Members = Readonly<Record<string, unknown>>;

export class FakePage implements PageDoor {
  readonly document: number;
  readonly nodes: PageNode[] = [];
  readonly asked: Members[] = [];
  readonly storage = { local: new Map<string, string>(), session: new Map<string, string>() };
  location = 'https://shop.example/account?tab=1#top';
  origin = 'https://shop.example';
  /** What a script may see; an HttpOnly cookie is not among it. */
  cookie = 'theme=dark';
  mayEval = true;
  answer: (request: Members) => FakeAnswer = () => ({ type: 'opaque' });
  /** Called for a click, an innerHTML …: what the core would run. */
  reaction: (operation: Members) => void = () => undefined;
  /** By frame element, and under 'parent'. */
  readonly others = new Map<number | 'parent', FakePage>();

  constructor(html: string, document = 1) {
    this.document = document;
    this.#graft(parseHtml(html), undefined);
  }

  call(json: string): string {
    try {
      const operation = JSON.parse(json) as Members;
      return JSON.stringify({ ok: this.#target(operation['document']).#perform(operation) ?? null });
    } catch (error) {
      return JSON.stringify({ fail: { name: 'Error', message: String(error) } });
    }
  }

  /** Of one name, in order. */
  of(op: string): Members[] {
    return this.asked.filter((each) => each['op'] === op);
  }

  find(id: string): number {
    return this.nodes.findIndex(({ attributes }) =>
      attributes.some(([name, value]) => name === 'id' && value === id),
    );
  }

  text(at = 0): string {
    const node = this.#node(at);
    return node.text + node.children.map((child) => this.text(child)).join('');
  }

  #tree(known: unknown): unknown {
    const nodes = JSON.stringify(
      this.nodes.map(({ name, text, attributes, children }) => ({ name, text, attributes, children })),
    );
    if (nodes !== this.#lastTree.nodes) this.#lastTree = { version: this.#lastTree.version + 1, nodes };
    const { version } = this.#lastTree;
    return version === known ? { version } : { version, nodes: JSON.parse(nodes) as unknown };
  }
  #lastTree = { version: 0, nodes: '' };

  #target(document: unknown): FakePage {
    if (document === undefined || document === this.document) return this;
    const found = [...this.others.values()].find((each) => each.document === document);
    if (found === undefined) throw new Error('no such document');
    return found;
  }

  #perform(operation: Members): unknown {
    const text = (name: string): string => String(operation[name]);
    const at = (name: string): number => Number(operation[name]);
    const area = this.storage[operation['kind'] === 'local' ? 'local' : 'session'];
    this.asked.push(operation);
    switch (operation['op']) {
      case 'document':
        return this.document;
      case 'location':
        return this.location;
      case 'origin':
        return this.origin;
      case 'referrer':
        return 'https://news.example/';
      case 'cookie':
        return this.cookie;
      case 'set_cookie':
        this.cookie += `; ${text('line').split(';')[0] ?? ''}`;
        return null;
      case 'storage_get':
        return area.get(text('key'));
      case 'storage_set':
        if (text('value').length > 1000) return false;
        area.set(text('key'), text('value'));
        return true;
      case 'storage_remove':
        return void area.delete(text('key'));
      case 'storage_keys':
        return [...area.keys()];
      case 'fetch':
        return { status: 200, url: '', headers: [], body: '', error: '', ...this.answer(operation) };
      case 'tree':
        return this.#tree(operation['known']);
      case 'create_element':
        return this.nodes.push({ ...blank(), name: text('name') }) - 1;
      case 'create_text':
        return this.nodes.push({ ...blank(), text: text('text') }) - 1;
      case 'set_attribute':
        this.#setAttribute(at('node'), text('name'), text('value'));
        break;
      case 'remove_attribute': {
        const node = this.#node(at('node'));
        node.attributes = node.attributes.filter(([name]) => name !== text('name'));
        break;
      }
      case 'remove':
        this.#remove(at('node'));
        break;
      case 'append':
        this.#append(at('parent'), at('child'));
        break;
      case 'set_text':
        this.#clear(at('node'));
        this.#append(at('node'), this.nodes.push({ ...blank(), text: text('text') }) - 1);
        break;
      case 'set_inner_html':
        this.#clear(at('node'));
        this.#graft(parseHtmlFragment(text('html'), this.#node(at('node')).name), at('node'));
        break;
      case 'may_eval':
        return this.mayEval;
      case 'frame_document':
        return this.others.get(at('frame'))?.document;
      case 'parent_document':
        return this.others.get('parent')?.document ?? this.document;
    }
    this.reaction(operation);
    return null;
  }

  #node(at: number): PageNode {
    const node = this.nodes[at];
    if (node === undefined) throw new Error(`no node ${at}`);
    return node;
  }

  #setAttribute(at: number, name: string, value: string): void {
    const node = this.#node(at);
    const had = node.attributes.find(([each]) => each === name);
    if (had === undefined) node.attributes.push([name, value]);
    else had[1] = value;
  }

  #remove(at: number): void {
    const node = this.#node(at);
    if (node.parent === undefined) return;
    const before = this.#node(node.parent);
    before.children = before.children.filter((each) => each !== at);
    node.parent = undefined;
  }

  #append(parent: number, child: number): void {
    this.#remove(child);
    this.#node(child).parent = parent;
    this.#node(parent).children.push(child);
  }

  #clear(at: number): void {
    for (const child of this.#node(at).children) this.#node(child).parent = undefined;
    this.#node(at).children = [];
  }

  // As HtmlTree::graft: the fragment's document node comes along, bare.
  #graft(flat: readonly FlatNode[], under: number | undefined): void {
    const offset = this.nodes.length;
    for (const each of flat) {
      this.nodes.push({
        ...blank(),
        name: 'name' in each ? each.name : '',
        text: 'text' in each ? each.text : '',
        attributes: 'attributes' in each ? (each.attributes ?? []).map(([name, value]) => [name, value]) : [],
      });
      if (!('parent' in each)) continue;
      const parent = each.parent === 0 && under !== undefined ? under : each.parent + offset;
      this.#append(parent, this.nodes.length - 1);
    }
  }
}

function blank(): PageNode {
  return { name: '', text: '', attributes: [], children: [], parent: undefined };
}
