// Pieces of code whose result must be the same in the sandbox and on Node: the body of an
// async function that returns something JSON can hold. `said(f)` is what f gives or throws.

export interface Compared {
  readonly name: string;
  readonly imports?: string;
  readonly body: string;
}

const crypto = `import * as crypto from 'node:crypto';`;
const jwt = `import jwt from 'jsonwebtoken';`;
const argon2 = `import argon2 from 'argon2';`;
const bcrypt = `import bcrypt from 'bcrypt';`;
const SALT = '$2b$04$abcdefghijklmnopqrstuu';
const PHC = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$nVVn6xrYm0S2zNlQpDrBtQ';

const cryptography: readonly Compared[] = [
  {
    name: 'hashes of texts and buffers',
    imports: crypto,
    body: `return ['md5', 'sha1', 'sha256', 'SHA384', 'sha512'].map((a) => crypto.createHash(a).update('é').update(Buffer.from([1, 2])).digest('hex'));`,
  },
  {
    name: 'hmac with text and buffer keys',
    imports: crypto,
    body: `return [crypto.createHmac('sha256', 'k').update('m').digest('base64'), crypto.createHmac('sha512', Buffer.from('k')).update('m', 'utf8').digest('base64url'), crypto.createHmac('sha1', '').update('6d', 'hex').digest('hex')];`,
  },
  {
    name: 'wrong arguments of node:crypto',
    imports: crypto,
    body: `const code = (f) => { try { return String(f()); } catch (e) { return [e.name, e.code ?? '', e.message]; } };
return [() => crypto.scryptSync('p', 's', 8, { N: 17 }), () => crypto.scryptSync(5, 's', 8), () => crypto.scryptSync('p', undefined, 8), () => crypto.scryptSync('p', 's', '8'), () => crypto.scryptSync('p', 's', -1), () => crypto.scryptSync('p', 's', 1.5),
() => crypto.pbkdf2Sync('p', 's', 1, 8), () => crypto.pbkdf2Sync('p', 's', 1, 8, 'nope'), () => crypto.pbkdf2Sync('p', 's', 0, 8, 'sha256'), () => crypto.pbkdf2Sync('p', 's', '1', 8, 'sha256'), () => crypto.pbkdf2Sync({}, 's', 1, 8, 'sha256'), () => crypto.pbkdf2('p', 's', 1, 8, 'sha256'), () => crypto.scrypt('p', 's', 8),
() => crypto.createHash(), () => crypto.createHmac('sha256'), () => crypto.createHmac('sha256', 5), () => crypto.createHash('md5').update(5), () => crypto.createHash('md5').update(),
() => crypto.timingSafeEqual('a', 'b'), () => crypto.timingSafeEqual(Buffer.from('a'), 'b'), () => crypto.randomBytes(-1), () => crypto.randomBytes('a text of more than thirty characters'), () => crypto.randomInt(5, 5), () => crypto.randomInt('a')].map(code);`,
  },
  {
    name: 'hashing twice and wrongly',
    imports: crypto,
    body: `const h = crypto.createHash('sha256').update('a'); h.digest(); return [said(() => h.digest()), said(() => h.update('b')), said(() => crypto.createHmac('nope', 'k')), said(() => crypto.createHash('sha256').update(5).digest('hex')).slice(0, 60)];`,
  },
  {
    name: 'timingSafeEqual',
    imports: crypto,
    body: `return [crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')), said(() => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')))];`,
  },
  {
    name: 'shapes of chance',
    imports: crypto,
    body: `const n = crypto.randomInt(5, 9); return [crypto.randomBytes(16).length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()), n >= 5 && n < 9, crypto.randomInt(1), said(() => crypto.randomInt(5, 5)), said(() => crypto.randomBytes(-1)), crypto.getRandomValues(new Uint8Array(4)).length, crypto.randomBytes(0).toString('hex')];`,
  },
  {
    name: 'keys derived by scrypt and PBKDF2',
    imports: crypto,
    body: `const later = (f, ...a) => new Promise((resolve) => f(...a, (error, key) => resolve([error, key?.toString('hex')])));
return [crypto.scryptSync('p', 's', 16).toString('hex'), crypto.scryptSync('é', Buffer.from([1]), 8, { N: 16, r: 1, p: 2 }).toString('hex'), crypto.scryptSync('p', 's', 8, { cost: 32 }).toString('hex'), await later(crypto.scrypt, 'p', 's', 16), await later(crypto.scrypt, 'p', 's', 16, { N: 2 }), crypto.pbkdf2Sync('p', 's', 5, 40, 'sha512').toString('hex'), await later(crypto.pbkdf2, 'p', 's', 1, 3, 'SHA256'), said(() => crypto.pbkdf2Sync('p', 's', 0, 8, 'sha256')), said(() => crypto.pbkdf2Sync('p', 's', 1, 8, 'nope')), said(() => crypto.scryptSync('p', 's', -1)), said(() => crypto.scryptSync('p', 's', 8, { N: 1 << 20, r: 8 }).length).slice(0, 32)];`,
  },
  {
    name: 'promises of what takes a callback',
    imports: `${crypto}\nimport util, { promisify } from 'util';\nimport * as whole from 'node:util';`,
    body: `const half = promisify(function (a, back) { back(this.no, a / 2); });
const own = Object.assign((back) => back(1), { [promisify.custom]: async () => 7 });
return [(await promisify(crypto.scrypt)('p', 's', 8, { N: 16 })).toString('hex'), (await promisify(crypto.randomBytes)(3)).length, await half.call({}, 8), await half.call({ no: 5 }, 8).catch((e) => e), await promisify(own)(), said(() => promisify()), util.promisify === promisify, whole.promisify === promisify];`,
  },
  {
    name: 'randomBytes with a callback',
    imports: crypto,
    body: `return await new Promise((resolve) => crypto.randomBytes(8, (error, bytes) => resolve([error, bytes.length])));`,
  },
];

const tokens: readonly Compared[] = [
  {
    name: 'signed tokens',
    imports: jwt,
    body: `return ['HS256', 'HS384', 'HS512'].map((algorithm) => jwt.sign({ sub: '1', iat: 1700000000, n: 'é' }, 'secret', { algorithm }));`,
  },
  {
    name: 'options of sign',
    imports: jwt,
    body: `return [jwt.sign({ iat: 1700000000 }, 's', { expiresIn: '2h', notBefore: 5, audience: ['a', 'b'], issuer: 'i', subject: 's', jwtid: 'j', keyid: 'k', header: { x: 1 } }), jwt.sign('text', 's'), jwt.sign({ a: 1 }, 's', { noTimestamp: true }), jwt.sign({ a: 1, iat: 5 }, '', { algorithm: 'none' })];`,
  },
  {
    name: 'wrong options of sign',
    imports: jwt,
    body: `return [said(() => jwt.sign({}, '')), said(() => jwt.sign({ a: 1 }, 's', { algorithm: 'XX' })), said(() => jwt.sign({ exp: 'x' }, 's')), said(() => jwt.sign({ exp: 5 }, 's', { expiresIn: 5 })), said(() => jwt.sign(undefined, 's')), said(() => jwt.sign('x', 's', { expiresIn: 1 })), said(() => jwt.sign({}, 's', { expiresIn: 1.5 })), said(() => jwt.sign({ iss: 'a' }, 's', { issuer: 'b' }))];`,
  },
  {
    name: 'tokens verified',
    imports: jwt,
    body: `const t = jwt.sign({ sub: '1', iat: 1700000000, aud: 'a' }, 'secret'); return [jwt.verify(t, 'secret'), jwt.verify(t, Buffer.from('secret'), { algorithms: ['HS256'], audience: 'a', complete: true }), jwt.decode(t), jwt.decode(t, { complete: true }), jwt.decode('nonsense')];`,
  },
  {
    name: 'tokens refused',
    imports: jwt,
    body: `const t = jwt.sign({ iat: 1700000000, exp: 1700000001, aud: 'a' }, 'secret'); const good = jwt.sign({ iat: 1700000000, nbf: 4000000000 }, 'secret'); const none = jwt.sign({ a: 1 }, '', { algorithm: 'none' });
    return [said(() => jwt.verify(t, 'secret')), said(() => jwt.verify(t, 'wrong')), said(() => jwt.verify(t, 'secret', { ignoreExpiration: true, audience: 'b' })), said(() => jwt.verify(good, 'secret')), said(() => jwt.verify(none, 'secret')), said(() => jwt.verify(none, '')), said(() => jwt.verify('a.b', 's')), said(() => jwt.verify('a.b.c', 's')), said(() => jwt.verify('', 's')), said(() => jwt.verify(t, 'secret', { algorithms: ['HS512'] })), said(() => jwt.verify(t, undefined)), said(() => jwt.verify(5, 's')), said(() => jwt.verify(t.slice(0, -2) + 'AA', 'secret')), said(() => jwt.verify(t, 'secret', { ignoreExpiration: true, maxAge: '1s' }))];`,
  },
  {
    name: 'errors of tokens',
    imports: jwt,
    body: `const t = jwt.sign({ exp: 5 }, 's'); try { jwt.verify(t, 's'); } catch (error) { return [error instanceof jwt.TokenExpiredError, error instanceof jwt.JsonWebTokenError, error instanceof Error, error.expiredAt, error.name]; }`,
  },
  {
    name: 'tokens with a callback',
    imports: jwt,
    body: `const signed = await new Promise((resolve) => jwt.sign({ iat: 1 }, 's', (error, token) => resolve(token))); return await new Promise((resolve) => jwt.verify(signed, 'x', (error, payload) => resolve([error.message, payload ?? null, signed])));`,
  },
];

const passwords: readonly Compared[] = [
  {
    name: 'needsRehash',
    imports: argon2,
    body: `return [argon2.needsRehash('${PHC}', { memoryCost: 19456, timeCost: 2, parallelism: 1 }), argon2.needsRehash('${PHC}'), argon2.needsRehash('${PHC}', { memoryCost: 19456, timeCost: 3, parallelism: 1 }), argon2.argon2id, argon2.argon2i, argon2.argon2d];`,
  },
  {
    name: 'wrong arguments of argon2',
    imports: argon2,
    body: `return [await saidLater(() => argon2.hash('x', { memoryCost: 2 ** 33 })), await saidLater(() => argon2.hash('x', { timeCost: 2 ** 33 })), await saidLater(() => argon2.verify('', 'x')), await saidLater(() => argon2.verify('plain', 'x')), await saidLater(() => argon2.verify(undefined, 'x')), await saidLater(() => argon2.verify('$bcrypt$abcd', 'x'))];`,
  },
];

const buffers: readonly Compared[] = [
  {
    name: 'encodings of Buffer',
    body: `const b = Buffer.from('aé€😀\\u0000'); return ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'utf16le', 'ucs2'].map((e) => b.toString(e)).concat(Buffer.from('aé€😀', 'utf-16le').toString('hex'));`,
  },
  {
    name: 'Buffer.from',
    body: `return [Buffer.from('zz', 'hex'), Buffer.from('616', 'hex'), Buffer.from('aGk', 'base64'), Buffer.from('aG-_', 'base64'), Buffer.from('aGk=YWE', 'base64'), Buffer.from(' a G k = ', 'base64'), Buffer.from([256, -1, 'x', 2.9]), Buffer.from(Buffer.from('a')), Buffer.from({ type: 'Buffer', data: [1] }), Buffer.from('é', 'latin1'), Buffer.from(new Uint16Array([1, 300])), Buffer.from('\\ud800')].map((b) => b.toString('hex'));`,
  },
  {
    name: 'Buffer arithmetic',
    body: `return [Buffer.concat([Buffer.from('a'), Buffer.from('bc')]).toString(), Buffer.concat([Buffer.from('abc')], 2).toString(), Buffer.byteLength('é'), Buffer.byteLength('aGk=', 'base64'), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('a').equals(Buffer.from('a')), Buffer.alloc(3, 'ab').toString(), Buffer.alloc(2).toString('hex'), Buffer.isBuffer(new Uint8Array(1)), Buffer.from('abc').slice(1).toString(), Buffer.from('abc').subarray(0, 1).toString(), Buffer.from('abcabc').indexOf('ca'), Buffer.from('abc').includes('d'), JSON.stringify(Buffer.from('a'))];`,
  },
  {
    name: 'numbers in Buffer',
    body: `const b = Buffer.alloc(12); b.writeUInt32BE(0xdeadbeef, 0); b.writeUInt16BE(258, 4); b.writeUInt8(7, 6); return [b.toString('hex'), b.readUInt32BE(0), b.readUInt32LE(0), b.readUInt16BE(4), b.readInt32BE(0), b.readUInt8(6), said(() => b.readUInt32BE(9)).split(':')[0]];`,
  },
  {
    name: 'wrong arguments of Buffer',
    body: `return [said(() => Buffer.from(5)).split('.')[0], said(() => Buffer.from('a', 'nope')), said(() => Buffer.alloc('5')).split('.')[0], said(() => Buffer.from(undefined)).split('.')[0]];`,
  },
  {
    name: 'malformed UTF-8',
    body: `return [[0xff], [0xc3], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98, 0x80], [0xc0, 0xaf], [0x61, 0xf4, 0x90, 0x80, 0x80], [0xe2, 0x28, 0xa1]].map((b) => [Buffer.from(b).toString(), new TextDecoder().decode(Uint8Array.from(b))]);`,
  },
  {
    name: 'TextEncoder and TextDecoder',
    body: `return [Array.from(new TextEncoder().encode('é\\ud800')), new TextDecoder().decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), said(() => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(255))).split(':')[0], new TextDecoder().encoding];`,
  },
];

const urls: readonly Compared[] = [
  {
    name: 'parts of addresses',
    body: `return ['https://User:p%40ss@EXAMPLE.com:443/a/../b/./c?q=1&r=é#frag', 'http://a.b:8080', 'http://[::1]:3000/x', 'http://0x7f.1/', 'http://2130706433', 'http://127.1:80/', 'https://a/b c?d e#f g', 'http://a/%2e%2E/x', 'http://a\\\\b\\\\c', 'mailto:x@y.z', 'data:text/html,<b>', 'http://[2001:db8:0:0:1:0:0:1]/', 'HTTP://a?', 'http://a#'].map((text) => { const u = new URL(text); return [u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash]; });`,
  },
  {
    name: 'addresses that are none',
    body: `return ['', 'a', '/a', 'http://', 'http://a b/', 'http://a:99999/', 'http://[::g]/', 'http://1.2.3.4.5/', 'http://256.1.1.1/', 'http://a%00b/', 'http://a:x/', 'https://exa<mple.com'].map((text) => [URL.canParse(text), said(() => new URL(text)).split(':')[0]]);`,
  },
  {
    name: 'relative addresses',
    body: `return ['x', '/x', '../x', './', '', '?q', '#f', '//other/x', 'x/../../y', 'http:y', 'https://z', '..', '/..//x', 'a?b=/../c'].map((text) => new URL(text, 'http://host:81/a/b/c?d#e').href);`,
  },
  {
    name: 'addresses changed',
    body: `const u = new URL('http://a/b?c=1#d'); u.searchParams.append('e', 'f g'); u.pathname = 'x y?z'; u.hash = 'h i'; u.port = '8080'; u.hostname = 'B.c'; const first = u.href; u.search = '?q=é'; u.protocol = 'https'; u.username = 'a b'; return [first, u.href, u.searchParams.get('q'), JSON.stringify({ u })];`,
  },
  {
    name: 'search parameters',
    body: `const p = new URLSearchParams('?a=1&b=2&a=3&c=%20+x&&d'); p.append('e', 'é&='); p.set('a', 'n'); p.delete('b'); const q = new URLSearchParams({ x: '1', y: 'z w' }); const r = new URLSearchParams([['k', 'v'], ['k', 'w']]); r.sort(); return [p.toString(), [...p], p.getAll('a'), p.has('c'), p.get('none'), q.toString(), r.getAll('k'), p.size, [...p.keys()], new URLSearchParams("a=~!*()'").toString(), new URLSearchParams('a=%zz').get('a')];`,
  },
];

const others: readonly Compared[] = [
  {
    name: 'structuredClone',
    body: `const a = { d: new Date(5), m: new Map([[1, { x: 1 }]]), s: new Set([1]), r: /x/g, n: null, list: [1, , 3], b: new Uint8Array([1, 2]) }; a.self = a; const c = structuredClone(a); return [c !== a, c.self === c, c.d.getTime(), [...c.m], [...c.s], String(c.r), 1 in c.list, c.list.length, [...c.b], said(() => structuredClone(() => 1)).split(':')[0], said(() => structuredClone(Symbol('x'))).split(':')[0], structuredClone(new TypeError('m')).name];`,
  },
  {
    name: 'the order of things to do',
    body: `const order = []; setTimeout(() => order.push('timeout'), 1); setImmediate(() => order.push('immediate')); queueMicrotask(() => order.push('microtask')); Promise.resolve().then(() => order.push('promise')); order.push('now'); await new Promise((resolve) => setTimeout(resolve, 20)); return order.filter((x) => x !== 'immediate');`,
  },
  {
    name: 'timers',
    body: `const seen = []; const a = setTimeout((x, y) => seen.push(x + y), 2, 'a', 'b'); const b = setTimeout(() => seen.push('never'), 1); clearTimeout(b); let n = 0; const i = setInterval(() => { seen.push(n++); if (n === 3) clearInterval(i); }, 1); await new Promise((resolve) => setTimeout(resolve, 60)); clearTimeout(undefined); return [seen.sort(), said(() => setTimeout('x', 1)).split('.')[0]];`,
  },
  {
    name: 'the global object',
    body: `return [typeof globalThis.process === 'undefined' ? 'none' : 'none', typeof globalThis.WebAssembly === 'undefined' ? 'x' : 'x', typeof Math.random(), [typeof URL, typeof Buffer, typeof console.log, typeof structuredClone, typeof TextEncoder, typeof crypto.randomUUID()]];`,
  },
];

const bcrypts: readonly Compared[] = [
  {
    name: 'hashes of bcrypt',
    imports: bcrypt,
    body: `return [bcrypt.hashSync('p', '${SALT}'), await bcrypt.hash(Buffer.from([0, 1, 0]), '${SALT}'), await bcrypt.hash('', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.'), await bcrypt.hash('é'.repeat(99), '${SALT}'), bcrypt.hashSync('p', '$2b$04$abcdefghijklmnopqrstuvXXX')];`,
  },
  {
    name: 'comparisons of bcrypt',
    imports: bcrypt,
    body: `const h = bcrypt.hashSync('a'.repeat(72), 4); return [await bcrypt.compare('a'.repeat(73), h), await bcrypt.compare('a'.repeat(71), h), bcrypt.compareSync('x', 'no hash'), await bcrypt.compare('x', h.slice(0, -1)), await bcrypt.compare('U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'), await bcrypt.compare('U*U', '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'), await bcrypt.compare('x', '')];`,
  },
  {
    name: 'salts and rounds of bcrypt',
    imports: bcrypt,
    body: `const shape = (s) => [s.slice(0, 7), s.length, /^[./A-Za-z0-9]{21}[.Oeu]$/.test(s.slice(7))]; return [shape(bcrypt.genSaltSync()), shape(await bcrypt.genSalt(5)), shape(await bcrypt.genSalt(1, 'a')), shape(bcrypt.genSaltSync(99)), (await bcrypt.hash('p', 4)).slice(0, 7), bcrypt.getRounds('${SALT}'), bcrypt.getRounds('$2a$11$x'), said(() => bcrypt.getRounds('none')), said(() => bcrypt.genSaltSync('4')), said(() => bcrypt.genSaltSync(4, 'y'))];`,
  },
  {
    name: 'wrong arguments of bcrypt',
    imports: bcrypt,
    body: `return [await saidLater(() => bcrypt.hash('p')), await saidLater(() => bcrypt.hash(5, 4)), await saidLater(() => bcrypt.hash('p', 'bad salt')), await saidLater(() => bcrypt.hash('p', '$2x$04$abcdefghijklmnopqrstuu')), await saidLater(() => bcrypt.hash('p', '$2b$03$abcdefghijklmnopqrstuu')), said(() => bcrypt.hashSync('p', '')), await saidLater(() => bcrypt.compare('p')), await saidLater(() => bcrypt.compare('p', 5)), said(() => bcrypt.compareSync({}, 'x')), said(() => bcrypt.getRounds()), said(() => bcrypt.getRounds(5)), await saidLater(() => bcrypt.genSalt('x'))];`,
  },
  {
    name: 'callbacks of bcrypt',
    imports: bcrypt,
    body: `const later = (f, ...a) => new Promise((resolve) => f(...a, (error, value) => resolve([error?.message ?? null, value])));
return [await later(bcrypt.hash, 'p', '${SALT}'), await later(bcrypt.hash, 'p', 'bad'), await later(bcrypt.compare, 'p', bcrypt.hashSync('p', 4)), await later(bcrypt.hash, 'p'), (await later(bcrypt.genSalt, 4))[1].length];`,
  },
];

const HEADERS_OF = `const headersOf = (middleware) => { const set = []; middleware({}, { setHeader: (name, value) => set.push([name, value]), removeHeader: (name) => set.push([name]) }, (error) => set.push(error === undefined ? 'next' : told(error))); return set; };`;
const helmets: readonly Compared[] = [
  {
    name: 'headers of helmet',
    imports: `import helmet, { contentSecurityPolicy, hsts, xFrameOptions } from 'helmet';`,
    body: `${HEADERS_OF} return [headersOf(helmet()), headersOf(helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], scriptSrc: [() => "'nonce-x'"] } }, strictTransportSecurity: { maxAge: 100, preload: true }, referrerPolicy: { policy: ['no-referrer', 'origin'] }, xPoweredBy: false })), headersOf(contentSecurityPolicy({ reportOnly: true })), headersOf(hsts({ includeSubDomains: false })), headersOf(xFrameOptions({ action: 'deny' })), helmet.contentSecurityPolicy.getDefaultDirectives()];`,
  },
  {
    name: 'wrong arguments of helmet',
    imports: `import * as helmet from 'helmet';`,
    body: `${HEADERS_OF} return [Object.keys(helmet).sort(), said(() => helmet.default({ hsts: {}, strictTransportSecurity: {} })), said(() => helmet.contentSecurityPolicy({ directives: { defaultSrc: ['self'] } })), said(() => helmet.contentSecurityPolicy({ directives: { 'script src': [] } })), said(() => helmet.referrerPolicy({ policy: 'none' })), said(() => helmet.hsts({ maxAge: -1 })), headersOf(helmet.contentSecurityPolicy({ directives: { defaultSrc: [() => 'a;b'] } }))];`,
  },
];

export const compared: readonly Compared[] = [
  ...cryptography,
  ...tokens,
  ...passwords,
  ...bcrypts,
  ...helmets,
  ...buffers,
  ...urls,
  ...others,
];
