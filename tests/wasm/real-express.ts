// The same files on real Node with the real packages, over loopback: the oracle for the
// sandbox's express, cookie-parser and the rest. The app is caught at app.listen().
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Answer, Request } from './sandbox.js';

process.env['NODE_ENV'] = 'production';
// Inside the tree, so that imports find its packages.
const scratch = fileURLToPath(new URL('../../build/real-express/', import.meta.url));

export interface RealApp {
  send(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

export async function runReal(source: string): Promise<RealApp> {
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(scratch);
  await writeFile(`${folder}/package.json`, '{"type":"module"}');
  await writeFile(`${folder}/server.js`, source.replace(/app\.listen\([^)]*\);/, 'export { app };'));
  const { app } = (await import(`${folder}/server.js`)) as { app: RequestListener };
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    send: (sent) => send(server, sent),
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function send(server: Server, sent: Request): Promise<Answer> {
  const { method = 'GET', target = '/', headers = {}, body = '' } = sent;
  const { port } = server.address() as AddressInfo;
  const bytes = Buffer.from(body, 'utf8');
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, method, path: target, headers: { host: 'shop.example', ...headers } });
    if (bytes.length > 0) outgoing.setHeader('content-length', bytes.length);
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const raw = incoming.rawHeaders;
        const pairs = Array.from(
          { length: raw.length / 2 },
          (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''] as const,
        );
        resolve({
          status: incoming.statusCode ?? 0,
          headers: pairs,
          body: Buffer.concat(chunks).toString('latin1'),
        });
      });
    });
    outgoing.end(bytes);
  });
}
