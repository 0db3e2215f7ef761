// The sandbox's express, router, body parsers, cookies and default pages answer as the real
// packages do on Node: the same apps, the same requests, compared.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { apps, type ComparedApp } from './express-apps.js';
import { runReal, type RealApp } from './real-express.js';
import { runApp, type Answer, type Running } from './sandbox.js';

// What a cache or a connection wants and no world has.
const LEFT_OUT = new Set(['etag', 'date', 'connection', 'keep-alive', 'transfer-encoding']);

function comparable({ status, headers, body }: Answer): unknown {
  const kept = headers
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .filter((line) => !LEFT_OUT.has(line.split(':')[0] ?? ''))
    .sort();
  return { status, headers: kept, body };
}

function compare({ name, source, requests }: ComparedApp): void {
  describe(name, () => {
    let real: RealApp;
    let sandboxed: Running;
    before(async () => {
      real = await runReal(source);
      sandboxed = await runApp(source);
    });
    after(() => real.close());

    for (const [index, request] of requests.entries()) {
      const { method = 'GET', target = '/', body = '' } = request;
      test(`${name}: ${index + 1}. ${method} ${target} ${body.slice(0, 40)}`, async () => {
        const [answer] = sandboxed.send({ ...request, scheme: 'http' });
        assert.equal(sandboxed.app.fatal, undefined);
        assert.ok(answer);
        assert.deepEqual(comparable(answer), comparable(await real.send(request)));
      });
    }
  });
}

for (const app of apps) compare(app);
