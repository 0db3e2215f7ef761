// What scripts find in a page and change of it, and how events come to them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FakePage } from './fake-page.js';
import { open, valueOf } from './page-program.js';

const HTML = `<title> Shop </title><base href="/base/"><div id=a class="one two"><p id=b data-user-id=7>x<b id=c>y</b></p><p id=d title="a, b">z</p></div>
  <form id=f name=login><input id=u name=user value="ada"><input id=p type=password name=password value=secret>
  <input id=k type=checkbox checked><button id=s>Go</button></form><a id=l href="../buy?x=1#y">buy</a><template id=t><i id=i>in</i></template>`;

describe('selectors', () => {
  for (const [selector, ids] of [
    ['p', 'b d'],
    ['P', 'b d'],
    ['#a', 'a'],
    ['.one.two', 'a'],
    ['.tw', ''],
    ['[href]', 'l'],
    ['[name=user]', 'u'],
    ['input[name="password"]', 'p'],
    [`[title='a, b']`, 'd'],
    ['[name^=pass], [name$=er]', 'u p'],
    ['[class~=two]', 'a'],
    ['[TYPE=PASSWORD i]', 'p'],
    ['div p b', 'c'],
    ['div > b', ''],
    ['div>p', 'b d'],
    ['p + p', 'd'],
    ['#k + button', 's'],
    ['#u + button', ''],
    ['input ~ button', 's'],
    ['input:not([type])', 'u'],
    [':checked', 'k'],
    ['div > :first-child', 'b'],
    ['#a *', 'b c d'],
    ['b, #d , .one', 'a c d'],
    ['#i', ''],
  ] as const) {
    test(selector, async () => {
      const found = await valueOf(
        `document.querySelectorAll(${JSON.stringify(selector)}).map((e) => e.id)`,
        HTML,
      );
      assert.deepEqual(
        (found as string[]).filter((id) => id !== ''),
        ids.split(' ').filter(Boolean),
      );
    });
  }

  for (const selector of ['', ' ', '>', 'p >', '[x', '.', ',p', 'p,', '##', ':nothing', '!']) {
    test(`${JSON.stringify(selector)} is none`, async () => {
      const { run } = await open(HTML);
      assert.match(
        run(`document.querySelector(${JSON.stringify(selector)})`).join(),
        /SyntaxError.*valid selector/,
      );
    });
  }
});

describe('reading', () => {
  for (const [expression, value] of [
    ['document.title', 'Shop'],
    ['document.body.tagName', 'BODY'],
    ['document.URL', 'https://shop.example/account?tab=1#top'],
    ['document.referrer', 'https://news.example/'],
    [
      '[location.origin, location.host, location.pathname, location.search, location.hash]',
      ['https://shop.example', 'shop.example', '/account', '?tab=1', '#top'],
    ],
    ['document.getElementById("a").textContent', 'xyz'],
    [
      'document.getElementById("a").innerHTML',
      '<p id="b" data-user-id="7">x<b id="c">y</b></p><p id="d" title="a, b">z</p>',
    ],
    ['document.getElementById("t").innerHTML', '<i id="i">in</i>'],
    ['document.getElementById("t").content.querySelector("i").textContent', 'in'],
    ['document.getElementById("b").dataset.userId', '7'],
    ['document.forms.login.password.value', 'secret'],
    ['document.forms[0].elements.user.value', 'ada'],
    ['document.forms[0] === document.getElementById("f")', true],
    ['document.getElementById("u").form === document.forms.f', true],
    ['document.getElementById("k").checked', true],
    ['document.getElementById("l").href', 'https://shop.example/buy?x=1#y'],
    ['document.getElementById("l").getAttribute("href")', '../buy?x=1#y'],
    ['document.getElementById("l").search', '?x=1'],
    ['document.forms[0].action', 'https://shop.example/account?tab=1#top'],
    ['document.getElementById("c").closest("div").className', 'one two'],
    ['document.getElementById("a").children.length', 2],
    ['document.getElementById("b").nextSibling === document.getElementById("d")', true],
    ['document.getElementById("a") instanceof HTMLElement', true],
    ['document.getElementById("none")', null],
    ['window === self && parent === window && top === window && window === globalThis', true],
    ['atob(btoa("x")) + new TextEncoder().encode("é").length', 'x2'],
    ['/^[0-9a-f-]{36}$/.test(crypto.randomUUID())', true],
    ['document.constructor.name + document.body.constructor.name + fetch.name', 'DocumentHTMLElementfetch'],
    ['history.pushState({}, "", "/x") ?? document.getElementById("a").style.color', ''],
  ] as const) {
    test(expression, async () => {
      assert.deepEqual(await valueOf(expression, HTML), value);
    });
  }
});

test('the console shows elements as tags', async () => {
  const { run } = await open('<a href="&quot;">x</a>');
  const lines = run(`console.log(document, location, document.links[0], document.links[0].firstChild, [1])`);
  assert.deepEqual(lines, ['#document https://shop.example/account?tab=1#top <a href="&quot;"> x [ 1 ]']);
});

describe('changing', () => {
  test('innerHTML goes to the host, and what is read then is new', async () => {
    const { page, run } = await open('<div id=a>old</div>');
    const lines =
      run(`const a = document.getElementById('a'); a.innerHTML = '<img src=x onerror=alert(1)>&lt;';
      console.log(a.firstChild.getAttribute('onerror'), a.innerHTML)`);
    assert.deepEqual(lines, ['alert(1) <img src="x" onerror="alert(1)">&lt;']);
    assert.equal(page.of('set_inner_html')[0]?.['html'], '<img src=x onerror=alert(1)>&lt;');
  });

  test('elements are made, put where they belong, and taken away', async () => {
    const { run } = await open('<ul id=u><li>1</li><li>3</li></ul>');
    const lines = run(`const u = document.getElementById('u'); const two = document.createElement('li');
      two.textContent = '2'; u.insertBefore(two, u.children[1]); u.append('!'); console.log(u.textContent);
      u.firstChild.remove(); console.log(u.textContent, two.isConnected); two.remove(); console.log(two.isConnected);
      u.insertAdjacentHTML('afterbegin', '<li>0</li>'); console.log(u.innerHTML);
      const f = document.createDocumentFragment(); f.append(two, 'x'); u.appendChild(f); console.log(u.textContent)`);
    assert.deepEqual(lines, ['123!', '23! true', 'false', '<li>0</li><li>3</li>!', '03!2x']);
  });

  test('a loaded script is one that the host is given', async () => {
    const { page, run } = await open();
    run(
      `const s = document.createElement('script'); s.src = '//evil.example/x.js'; document.head.appendChild(s)`,
    );
    assert.deepEqual(
      page.asked.map(({ op }) => op).filter((op) => op !== 'tree'),
      ['create_element', 'set_attribute', 'append'],
    );
  });

  test('document.write and currentScript', async () => {
    const { page, realms, run, entries } = await open('<script id=me></script><script id=other></script>');
    run(`document.write('<p>', document.currentScript.id, '</p>')`, { element: page.find('me') });
    assert.equal(page.of('write')[0]?.['html'], '<p>me</p>');
    assert.deepEqual(run('console.log(document.currentScript)'), ['null']);
    const source = 'console.log(document.currentScript.id)';
    const script = { document: 1, kind: 'inline', source, name: 'other' } as const;
    page.reaction = ({ op }) => {
      if (op === 'write') realms.run({ ...script, element: page.find('other') }, page);
    };
    run(`document.write('x'); ${source}; setTimeout(() => console.log(document.currentScript))`, {
      element: page.find('me'),
    });
    assert.deepEqual(
      entries.slice(-3).map(({ text }) => text),
      ['other', 'me', 'null'],
    );
  });
});

describe('handlers', () => {
  const html = '<form id=f action=/x><input name=q value=v><img id=i src=x></form>';

  test('have this, event and the names of a handler attribute', async () => {
    const { page, run } = await open(html);
    const handler = { kind: 'handler', element: page.find('i'), name: 'onerror' } as const;
    assert.deepEqual(run('console.log(this.id, event.type, src, cookie, q.value)', handler), [
      'i error https://shop.example/x theme=dark v',
    ]);
    assert.match(run('}; {', handler).join(), /SyntaxError/);
  });

  test('listeners and properties run when the host says so, up the tree, and may stop there', async () => {
    const { page, realms, run, said } = await open(html);
    run(`const at = (name) => (e) => console.log(name, e.type, e.target.id, e.currentTarget === window);
      const i = document.getElementById('i'); i.onclick = at('property'); i.addEventListener('click', at('image'));
      document.forms[0].addEventListener('click', at('form')); document.addEventListener('click', at('document'));
      window.addEventListener('click', at('window')); i.addEventListener('click', () => { throw new Error('one'); })`);
    realms.dispatch({ document: 1, event: 'click', target: page.find('i') }, page);
    assert.deepEqual(said(), [
      'property click i false',
      'image click i false',
      'Uncaught Error: one',
      'form click i false',
      'document click i false',
      'window click i true',
    ]);
    run(`document.forms[0].addEventListener('click', (e) => e.stopPropagation())`);
    realms.dispatch({ document: 1, event: 'click', target: page.find('i') }, page);
    assert.equal(said().at(-1), 'form click i false');
  });

  test('the tree is read again when it has changed, and not at all for an event that nobody hears', async () => {
    const { page, realms, run, said } = await open(html);
    const trees = (): unknown[] => page.of('tree').map(({ known }) => known);
    realms.dispatch({ document: 1, event: 'click', target: page.find('i') }, page);
    run(`console.log(document.nodeType)`);
    assert.deepEqual(trees(), []);
    run(`const i = document.getElementById('i'); console.log(i.src)`);
    run(`console.log(i.src)`);
    assert.deepEqual(trees(), [undefined, 1]);
    assert.deepEqual(run(`i.src = 'y'; console.log(i.src)`), ['https://shop.example/y']);
    assert.deepEqual(trees().slice(2), [1]);
    run(`i.onclick = () => console.log('heard')`);
    realms.dispatch({ document: 1, event: 'click', target: page.find('i') }, page);
    assert.equal(said().at(-1), 'heard');
  });

  test('an error handler waits until the script has ended, a click does not', async () => {
    const { page, realms, run } = await open(html);
    page.reaction = ({ op, node }) => {
      const element = Number(node);
      const name = op === 'click' ? 'onclick' : 'onerror';
      if (op === 'append' || op === 'create_element') return;
      realms.run({ document: 1, kind: 'handler', source: `console.log('${name}')`, element, name }, page);
    };
    assert.deepEqual(
      run(`const i = document.getElementById('i'); i.src = 'y'; i.click(); console.log('end')`),
      ['onclick', 'end', 'onerror'],
    );
  });

  test('an image that fails calls the onerror that was set after its src', async () => {
    const { page, realms, run } = await open();
    page.reaction = ({ op, node }) => {
      if (op === 'set_attribute')
        realms.dispatch({ document: 1, event: 'error', target: Number(node) }, page);
    };
    assert.deepEqual(run(`const i = new Image(); i.src = '/x'; i.onerror = () => console.log('failed')`), [
      'failed',
    ]);
  });
});

describe('frames', () => {
  const withFrame = async () => {
    const program = await open(
      '<iframe id=x name=inner src=/inner></iframe><iframe id=y src=//other.example></iframe>',
    );
    const inner = new FakePage('<p id=p>inside</p>', 2);
    program.page.others.set(program.page.find('x'), inner);
    return { ...program, inner };
  };

  test('of the same origin are read and changed', async () => {
    const { run, inner } = await withFrame();
    const lines =
      run(`const d = document.getElementById('x').contentDocument; console.log(d.getElementById('p').textContent,
      frames.inner.document === d, frames[0].document.title === '', window.length);
      d.body.innerHTML = '<b>mine</b>'; console.log(d.body.textContent)`);
    assert.deepEqual(lines, ['inside true true 2', 'mine']);
    assert.match(inner.text(), /mine/);
  });

  test('of another origin are refused', async () => {
    const { run } = await withFrame();
    assert.deepEqual(run(`console.log(document.getElementById('y').contentDocument)`), ['null']);
    assert.match(run(`frames[1].document`).join(), /SecurityError/);
    assert.match(run(`frames[1].location.href`).join(), /SecurityError/);
  });

  test('reach the document around them when it is of their origin', async () => {
    const { page, run } = await open('<p>inner</p>');
    page.others.set('parent', new FakePage('<p id=secret>outer</p>', 5));
    assert.deepEqual(
      run(`console.log(parent === window, parent.document.getElementById('secret').textContent)`),
      ['false outer'],
    );
  });
});

describe('what an event does by itself is prevented', () => {
  const FORM = '<form id=f onsubmit="return false"><button id=s>Go</button></form>';
  const prevents = async (prepare: string, event: string): Promise<boolean> => {
    const { page, realms, run } = await open(FORM);
    run(prepare);
    return realms.dispatch({ document: page.document, event, target: page.find('f') }, page);
  };
  for (const [how, listener, expected] of [
    ['by preventDefault()', '(event) => event.preventDefault()', true],
    ['not by a listener that looks on', '() => undefined', false],
    ['not by a promise, which is too late', 'async (event) => { await 0; event.preventDefault() }', false],
  ] as const) {
    test(how, async () => {
      const prepare = `document.forms[0].addEventListener('submit', ${listener})`;
      assert.equal(await prevents(prepare, 'submit'), expected);
      assert.equal(await prevents(prepare, 'click'), false);
    });
  }

  test('by a handler attribute that returns false', async () => {
    const { page, realms } = await open(FORM);
    const handler = (source: string): boolean =>
      realms.run(
        {
          document: page.document,
          kind: 'handler',
          source,
          element: page.find('f'),
          name: 'onsubmit',
        },
        page,
      );
    assert.equal(handler('return false'), true);
    assert.equal(handler('event.preventDefault()'), true);
    assert.equal(handler('return 0'), false);
  });
});

test('what is removed is gone from the page, and may come back', async () => {
  const { page, run } = await open('<div id=a><p id=b hidden>x</p></div>');
  run(`const b = document.getElementById('b'); b.removeAttribute('hidden'); b.remove()`);
  assert.equal(page.text(), '');
  run(`document.getElementById('a').append(b); console.log(b.hasAttribute('hidden'))`);
  assert.equal(page.text(), 'x');
});
