// Small apps and the requests that go to each, for express.test.ts. Only what both sides can
// have: no database, no clock, no chance.
import type { Request } from './sandbox.js';

export interface ComparedApp {
  readonly name: string;
  readonly source: string;
  readonly requests: readonly Request[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

const json = (body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): Request => ({
  method: 'POST',
  target: '/echo',
  headers,
  body,
});
const form = (body: string): Request => json(body, FORM_TYPE);
const get = (target: string, headers: Readonly<Record<string, string>> = {}): Request => ({
  target,
  headers,
});

const head = `
import express, { Router } from 'express';
const app = express();
`;

const routing: ComparedApp = {
  name: 'routing',
  source: `${head}
const api = Router({ mergeParams: true });
app.get('/', (req, res) => res.send('home'));
app.get('/items/:id', (req, res) => res.json({ params: req.params, url: req.url, originalUrl: req.originalUrl, baseUrl: req.baseUrl, path: req.path }));
app.get('/files/*path', (req, res) => res.json(req.params));
app.get(/^\\/re(g+)$/, (req, res) => res.json(req.params));
app.get('/opt{/:a}', (req, res) => res.json({ ...req.params }));
app.get(['/one', '/two'], (req, res) => res.send(req.path));
app.post('/only-post', (req, res) => res.send('posted'));
app.all('/any', (req, res) => res.send(req.method));
api.get('/inner', (req, res) => res.json({ params: req.params, baseUrl: req.baseUrl, url: req.url }));
api.use((req, res, next) => { res.set('X-Inner', 'seen'); next(); });
api.route('/chain').get((req, res) => res.send('got')).put((req, res) => res.send('put'));
app.use('/mount/:who', api);
app.param('pid', (req, res, next, id) => { req.product = id.toUpperCase(); next(); });
app.get('/p/:pid', (req, res) => res.send(req.product));
app.get('/skip', (req, res, next) => next('route'), (req, res) => res.send('no'));
app.get('/skip', (req, res) => res.send('yes'));
const sub = express();
sub.get('/s', (req, res) => res.json({ mount: req.app.mountpath, base: req.baseUrl }));
app.use('/sub', sub);
app.listen(3000);
`,
  requests: [
    get('/'),
    get('/items/5'),
    get('/ITEMS/5'),
    get('/items/5/'),
    get('/items/a%20b%2Fc'),
    get('/items/%E0%A4%A'),
    get('/items/5?x=1&x=2'),
    get('/files/a/b/c'),
    get('/reggg'),
    get('/opt'),
    get('/opt/7'),
    get('/one'),
    get('/two/'),
    get('/only-post'),
    { method: 'POST', target: '/only-post' },
    { method: 'DELETE', target: '/any' },
    { method: 'HEAD', target: '/items/5' },
    { method: 'HEAD', target: '/nowhere' },
    { method: 'OPTIONS', target: '/only-post' },
    { method: 'OPTIONS', target: '/mount/x/chain' },
    { method: 'OPTIONS', target: '/nowhere' },
    get('/mount/ada/inner'),
    get('/mount/ada/chain'),
    { method: 'PUT', target: '/mount/ada/chain' },
    { method: 'PATCH', target: '/mount/ada/chain' },
    get('/mount/ada/none'),
    get('/p/abc'),
    get('/skip'),
    get('/sub/s'),
    get('/nowhere?<script>'),
    get('//double//slash'),
    get('/%2e%2e/x'),
    get("/it's"),
    get('/items/5#frag'),
  ],
};

const bodies: ComparedApp = {
  name: 'bodies',
  source: `${head}
app.use(express.json({ limit: '1kb' }));
app.use(express.urlencoded({ extended: true }));
app.use(express.text({ type: 'text/plain' }));
app.post('/echo', (req, res) => res.json({ body: req.body === undefined ? 'undefined' : req.body, type: typeof req.body, is: req.is('json') }));
app.use((error, req, res, next) => res.status(error.status ?? 500).json({ type: error.type, status: error.status }));
app.listen(3000);
`,
  requests: [
    json('{"a":1,"é":"ü😀"}'),
    json('[1,2]'),
    json('"text"'),
    json('null'),
    json('{bad'),
    json(''),
    json('  {"a":1}'),
    json('{"__proto__":{"x":1}}'),
    json('{"a":1}', { 'content-type': 'application/json; charset=utf-8' }),
    json('{"a":1}', { 'content-type': 'application/json; charset=utf-99' }),
    json('{"a":1}', { 'content-type': 'application/json; charset=latin1' }),
    json('{"a":1}', { 'content-type': 'application/vnd.api+json' }),
    json('{"a":1}', { 'content-type': 'text/plain' }),
    json('{"a":1}', {}),
    json(`{"a":"${'x'.repeat(2000)}"}`),
    json('{"a":1}', { ...JSON_TYPE, 'content-encoding': 'br2' }),
    form('a=1&b=2'),
    form('a[b]=1&a[c]=2'),
    form('a[]=1&a[]=2'),
    form('a=1&a=2'),
    form('a%5Bb%5D=1'),
    form('a=%E9'),
    form('a=b+c&d=%2B'),
    form('=1&&x'),
    form('a[__proto__][x]=1'),
    form('a[0]=x&a[1]=y&a[500]=z'),
    form(Array.from({ length: 1100 }, (_, i) => `k${i}=1`).join('&')),
    form('a=%26%3D%'),
  ],
};

const queries = (parser: string): ComparedApp => ({
  name: `queries (${parser})`,
  source: `${head}
app.set('query parser', '${parser}');
app.get('/', (req, res) => res.json({ query: req.query, proto: Object.getPrototypeOf(req.query) === null, type: typeof req.query.q, list: Array.isArray(req.query.q) }));
app.listen(3000);
`,
  requests: [
    get('/?q=1'),
    get('/?q=1&q=2'),
    get('/?q[]=1'),
    get('/?q[a]=1&q[b]=2'),
    get('/?q=%27%20OR%201'),
    get('/?q=a+b'),
    get('/?q=%25'),
    get('/?q=%'),
    get('/?q=%E9'),
    get('/?q'),
    get('/?'),
    get('/?&&q=1&'),
    get('/?q==1'),
    get('/?q=1=2'),
    get('/?a.b=1'),
    get('/?q[a][b][c][d][e][f][g]=1'),
    get('/?q[0]=a&q[2]=b'),
    get('/?toString=1&hasOwnProperty=2'),
    get('/?q=%F0%9F%98%80'),
  ],
});

const responses: ComparedApp = {
  name: 'responses',
  source: `${head}
app.get('/string', (req, res) => res.send('plain é'));
app.get('/html', (req, res) => res.type('html').send('<b>x</b>'));
app.get('/buffer', (req, res) => res.send(Buffer.from([0, 1, 255, 254])));
app.get('/null', (req, res) => res.send(null));
app.get('/undefined', (req, res) => res.send());
app.get('/number', (req, res) => res.send(42));
app.get('/true', (req, res) => res.send(true));
app.get('/object', (req, res) => res.send({ a: [1, null, undefined, NaN], d: new Date(0), u: undefined }));
app.get('/json-undefined', (req, res) => res.json(undefined));
app.get('/json-null', (req, res) => res.json(null));
app.get('/created', (req, res) => res.status(201).location('/items/1').json({ id: 1 }));
app.get('/204', (req, res) => res.status(204).json({ not: 'sent' }));
app.get('/304', (req, res) => res.status(304).send('not sent'));
app.get('/send-status', (req, res) => res.sendStatus(418));
app.get('/send-status-odd', (req, res) => res.sendStatus(799));
app.get('/redirect', (req, res) => res.redirect('/a b?ü=1'));
app.get('/redirect-301', (req, res) => res.redirect(301, 'https://other.example/<x>'));
app.get('/type', (req, res) => res.type(req.query.t).send('x'));
app.get('/charset', (req, res) => res.set('Content-Type', 'text/plain; charset=iso-8859-1').send('é'));
app.get('/headers', (req, res) => { res.set({ 'X-One': 1, 'x-two': ['a', 'b'] }); res.append('X-One', 'more'); res.append('Warning', 'w'); res.vary('Origin').vary('Accept'); res.removeHeader('x-powered-by'); res.end(String(res.get('x-one'))); });
app.get('/links', (req, res) => res.links({ next: '/2', last: '/9' }).send('l'));
app.get('/attachment', (req, res) => res.attachment('a report.csv').send('a,b'));
app.get('/format', (req, res) => res.format({ json: () => res.json({ j: 1 }), html: () => res.send('<i>'), default: () => res.status(406).send('none') }));
app.get('/jsonp', (req, res) => res.jsonp({ a: '<' }));
app.get('/write', (req, res) => { res.write('a'); res.write(Buffer.from('b')); res.end('c'); });
app.get('/write-head', (req, res) => { res.writeHead(202, { 'Content-Type': 'text/x-me', 'X-A': 'b' }); res.end('done'); });
app.get('/locals', (req, res) => { res.locals.a = 1; app.locals.b = 2; res.json({ ...res.locals, b: app.locals.b, sent: res.headersSent }); });
app.get('/twice', (req, res) => { res.send('first'); try { res.send('second'); } catch (error) { console.error('kept quiet'); } });
app.get('/bad-status', (req, res) => res.status('200').send('x'));
app.get('/bad-status-2', (req, res) => res.status(99).send('x'));
app.get('/bad-header', (req, res) => { res.set('X-A', 'a\\r\\nSet-Cookie: b=1'); res.send('x'); });
app.get('/bad-header-name', (req, res) => { res.set('X A', 'a'); res.send('x'); });
app.get('/circular', (req, res) => { const a = {}; a.a = a; res.json(a); });
app.set('json spaces', 2);
app.disable('x-powered-by');
app.listen(3000);
`,
  requests: [
    ...(
      'string html buffer null undefined number true object json-undefined json-null created 204 304 send-status send-status-odd redirect redirect-301 charset headers links ' +
      'attachment format jsonp write write-head locals twice bad-status bad-status-2 bad-header bad-header-name circular'
    )
      .split(' ')
      .map((path) => get(`/${path}`)),
    ...['json', 'png', 'text/css', '.js', 'unknownthing', 'application/problem+json', 'bin', 'txt'].map(
      (type) => get(`/type?t=${encodeURIComponent(type)}`),
    ),
    get('/format', { accept: 'text/html' }),
    get('/format', { accept: 'image/png' }),
    get('/format', { accept: 'text/*;q=0.5, application/json' }),
    get('/redirect', { accept: 'text/html' }),
    get('/redirect', { accept: 'image/png' }),
    get('/jsonp?callback=cb[0]'),
    { method: 'HEAD', target: '/object' },
    { method: 'HEAD', target: '/redirect' },
  ],
};

const errors: ComparedApp = {
  name: 'errors',
  source: `${head}
console.error = () => {};
app.get('/sync', () => { throw new Error('secret'); });
app.get('/async', async () => { throw new Error('secret'); });
app.get('/later', async (req, res) => { await null; null.x; });
app.get('/next', (req, res, next) => next(new Error('secret')));
app.get('/status', (req, res, next) => next(Object.assign(new Error('gone'), { status: 410, headers: { 'X-Why': 'old' } })));
app.get('/status-odd', (req, res, next) => next(Object.assign(new Error('gone'), { status: 200 })));
app.get('/string', (req, res, next) => next('text'));
app.get('/undefined', async () => { throw undefined; });
app.get('/reject', () => Promise.reject());
app.get('/after', async (req, res) => { res.status(404); throw new Error('x'); });
app.get('/caught', async () => { throw new TypeError('told'); });
app.get('/router', (req, res, next) => next('router'));
app.use('/caught', (error, req, res, next) => res.status(422).send(error.name + ': ' + error.message));
app.use('/thrown-again', (req, res) => { throw 1; }, (error, req, res, next) => { throw new Error('again ' + error); });
app.listen(3000);
`,
  requests: [
    'sync',
    'async',
    'later',
    'next',
    'status',
    'status-odd',
    'string',
    'undefined',
    'reject',
    'after',
    'caught',
    'router',
    'thrown-again',
  ].map((path) => get(`/${path}`)),
};

const lastMoment: ComparedApp = {
  name: 'a writeHead of its own',
  source: `${head}
app.use((req, res, next) => {
  const { writeHead } = res;
  res.writeHead = function (...args) {
    res.setHeader('X-Last', String(args[0]));
    return writeHead.apply(this, args);
  };
  next();
});
app.get('/sent', (req, res) => res.send('sent'));
app.get('/object', (req, res) => res.status(201).json({ a: 1 }));
app.get('/ended', (req, res) => res.end('ended'));
app.get('/written', (req, res) => { res.write('a'); res.end('b'); });
app.get('/redirect', (req, res) => res.redirect('/sent'));
app.get('/headed', (req, res) => res.writeHead(202, { 'X-Own': '1' }).end('headed'));
app.listen(3000);
`,
  requests: ['sent', 'object', 'ended', 'written', 'redirect', 'headed', 'nowhere'].map((path) =>
    get(`/${path}`),
  ),
};

const cookies: ComparedApp = {
  name: 'cookies',
  source: `${head}
import cookieParser from 'cookie-parser';
app.use(cookieParser(['new secret', 'old secret']));
app.get('/read', (req, res) => res.json({ cookies: req.cookies, signed: req.signedCookies }));
app.get('/set', (req, res) => {
  res.cookie('plain', 'a b;é', { httpOnly: true, sameSite: 'strict', secure: true, domain: 'shop.example' });
  res.cookie('signed', '7', { signed: true, path: '/x' });
  res.cookie('json', { a: 1 }, { priority: 'high', partitioned: true });
  res.cookie('number', 5).cookie('gone', 'x', { expires: new Date(0) });
  res.clearCookie('old', { path: '/y', maxAge: 99 });
  res.end();
});
app.get('/bad-name', (req, res) => res.cookie('a b', '1').end());
app.get('/bad-path', (req, res) => res.cookie('a', '1', { path: 'x;y' }).end());
app.get('/bad-same-site', (req, res) => res.cookie('a', '1', { sameSite: 'sometimes' }).end());
app.listen(3000);
`,
  requests: [
    get('/read'),
    get('/read', { cookie: 'a=1; b="two"; c=%20x; a=2; =odd; novalue' }),
    get('/read', { cookie: 'j=j:{"a":1}; bad=j:{' }),
    get('/read', { cookie: 's=s%3A7.ZmFrZQ' }),
    get('/read', { cookie: 's=s%3A7.KbvHPFkoTOmEfm3fsKOzCnYQQYLeiKpFPqCDG07cMZo' }),
    get('/read', { cookie: '__proto__=1; toString=2' }),
    get('/set'),
    get('/bad-name'),
    get('/bad-path'),
    get('/bad-same-site'),
  ],
};

const requestFacade = (trust: string): ComparedApp => ({
  name: `the request (trust proxy ${trust})`,
  source: `${head}
app.set('trust proxy', ${trust});
app.get('/', (req, res) => res.json({
  ip: req.ip.replace('::ffff:', '').replace('192.0.2.7', '127.0.0.1'), ips: req.ips, protocol: req.protocol, secure: req.secure, hostname: req.hostname,
  host: req.host, subdomains: req.subdomains, xhr: req.xhr, accepts: req.accepts(['html', 'json']), languages: req.acceptsLanguages('de', 'en'), encodings: req.acceptsEncodings('gzip'),
  referrer: req.get('Referrer'), ua: req.get('user-agent') ?? null, header: req.header('X-Odd') ?? null, fresh: req.fresh, stale: req.stale, version: req.httpVersion,
}));
app.listen(3000);
`,
  requests: [
    get('/'),
    get('/', { host: 'a.b.shop.example:8443', referer: 'https://x/' }),
    get('/', {
      'x-forwarded-for': '203.0.113.9, 198.51.100.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
    }),
    get('/', { 'x-requested-with': 'XMLHttpRequest', accept: 'application/json' }),
    get('/', {
      accept: 'text/html;q=0.1, application/json;q=0.9',
      'accept-language': 'en;q=0.5, de',
      'accept-encoding': 'br',
    }),
    get('/', { 'x-odd': 'caf\u00e9' }),
    get('/', { host: '[::1]:3000' }),
  ],
});

export const apps: readonly ComparedApp[] = [
  routing,
  lastMoment,
  bodies,
  queries('simple'),
  queries('extended'),
  responses,
  errors,
  cookies,
  requestFacade('false'),
  requestFacade('true'),
  requestFacade('1'),
  requestFacade("'loopback, 192.0.2.0/24'"),
];
