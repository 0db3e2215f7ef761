// express.static serves a submission's files as the real one serves a folder's.
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runReal } from './real-express.js';
import { runApp, type Answer, type Request } from './sandbox.js';

const FILES = {
  'public/index.html': '<!doctype html><title>Zoë</title>',
  'public/client.js': 'void 0;',
  'public/style.css': 'p {}',
  'public/deep/a b.json': '{}',
  'public/.env': 'SECRET=1',
  'public/plain': 'no ending',
  'public/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
const source = (root: string, options: string): string => `
import express from 'express';
const app = express();
app.use('/assets', express.static('${root}'${options}));
app.use(express.static('${root}'));
app.use((req, res) => res.status(404).send('next'));
app.listen(3000);
`;
const HEADERS = `, { index: false, maxAge: '1 minute', immutable: true, setHeaders: (res) => res.set('X-Content-Type-Options', 'nosniff') }`;

const folder = fileURLToPath(new URL(`../../build/real-express/static-${process.pid}/`, import.meta.url));
for (const [name, text] of Object.entries(FILES)) {
  await mkdir(`${folder}${name}`.replace(/[^/]*$/, ''), { recursive: true });
  await writeFile(`${folder}${name}`, text);
}
after(() => rm(folder, { recursive: true }));

const LEFT_OUT = new Set(['etag', 'last-modified', 'date', 'connection', 'keep-alive', 'transfer-encoding']);
const comparable = ({ status, headers, body }: Answer): unknown => ({
  status,
  body,
  headers: headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .filter((line) => !LEFT_OUT.has(line.split(':')[0] ?? ''))
    .sort(),
});

const real = await runReal(source(`${folder}public`, HEADERS));
const sandboxed = await runApp({ ...FILES, 'server.js': source('public', HEADERS) });
after(() => real.close());

for (const request of [
  { target: '/' },
  { target: '/index.html' },
  { target: '/client.js?v=1' },
  { target: '/style.css', method: 'HEAD' },
  { target: '/deep/a%20b.json' },
  { target: '/plain' },
  { target: '/mark.svg' },
  { target: '/.env' },
  { target: '/nothing.js' },
  { target: '/%' },
  { target: '/client.js', method: 'POST' },
  { target: '/assets/client.js' },
  { target: '/assets/' },
  { target: '/../server.js' },
  { target: '/..%2fserver.js' },
] satisfies Request[]) {
  test(`${request.method ?? 'GET'} ${request.target}`, async () => {
    const [answer] = sandboxed.send({ ...request, scheme: 'http' });
    assert.ok(answer);
    assert.equal(sandboxed.app.fatal, undefined);
    assert.deepEqual(comparable(answer), comparable(await real.send(request)));
  });
}
