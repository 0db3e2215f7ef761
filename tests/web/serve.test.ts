import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { createPageServer, parseHeaders } from '../../scripts/serve.mjs';

let server: Awaited<ReturnType<typeof createPageServer>>;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parapet-serve-'));
  writeFileSync(join(folder, 'index.html'), '<p>plain');
  writeFileSync(join(folder, 'index.html.br'), brotliCompressSync('<p>small'));
  writeFileSync(join(folder, 'core.wasm'), 'wasm');
  writeFileSync(join(folder, '_headers'), '/*\n  X-Everywhere: yes: and more\n/core*\n  X-Core: yes\n');
  server = await createPageServer(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

after(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

function ask(path: string, headers = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    asked.on('error', reject).end();
  });
}

test('serve: a folder is its index, as brotli for who takes it', async () => {
  const small = await ask('/', { 'accept-encoding': 'gzip, br' });
  assert.equal(small.headers['content-encoding'], 'br');
  assert.equal(small.headers['content-type'], 'text/html; charset=utf-8');
  const plain = await ask('/');
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(plain.headers['content-length'], '8');
});

test('serve: WebAssembly has the type that streaming wants', async () => {
  assert.equal((await ask('/core.wasm')).headers['content-type'], 'application/wasm');
});

test('serve: the headers of the build are sent where their paths say', async () => {
  assert.equal((await ask('/')).headers['x-everywhere'], 'yes: and more');
  assert.equal((await ask('/')).headers['x-core'], undefined);
  assert.equal((await ask('/core.wasm')).headers['x-core'], 'yes');
});

for (const path of [
  '/../serve.mjs',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%00',
  '/%zz',
  '/none',
]) {
  test(`serve: ${path} is not served`, async () => {
    assert.ok([400, 404].includes((await ask(path)).status ?? 0));
  });
}

test('serve: only reading is allowed', async () => {
  assert.equal((await ask('/', {}, 'POST')).status, 400);
});

test('serve: a headers file is read as its rules', () => {
  assert.deepEqual(parseHeaders('/*\n  A: b\n  C: d: e\n/x/*\n  F: g\n'), [
    { path: '/', headers: [['A', 'b'], ['C', 'd: e']] }, // prettier-ignore
    { path: '/x/', headers: [['F', 'g']] },
  ]);
});
