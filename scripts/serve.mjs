// Serves a built page on this machine only: brotli copies where there are any, the headers
// of the build's `_headers` file, and types that browsers insist on.
//   node scripts/serve.mjs [folder] [--port N]
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const kFirstPort = 4173;
const kPortsTried = 20;

/** Rules of a `_headers` file, in order: a path pattern and the headers for what matches it. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) rules.push({ path: line.trim().replace(/\*$/, ''), headers: [] });
    const colon = line.indexOf(':');
    if (/^\s+\S/.test(line))
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return rules;
}

/** A server for `folder` that is not listening yet. */
export async function createPageServer(folder) {
  const rules = parseHeaders(await readFile(join(folder, '_headers'), 'utf8'));
  return createServer(async (request, response) => {
    const path = decodePath(request.url ?? '/');
    const file = path === undefined ? undefined : join(folder, path);
    if (file === undefined || !['GET', 'HEAD'].includes(request.method ?? '')) return refuse(response, 400);
    for (const rule of rules) {
      if (path.startsWith(rule.path))
        rule.headers.forEach(([name, value]) => response.setHeader(name, value));
    }
    const brotli = /\bbr\b/.test(String(request.headers['accept-encoding'])) && (await isFile(`${file}.br`));
    if (!brotli && !(await isFile(file))) return refuse(response, 404);
    const bytes = await readFile(brotli ? `${file}.br` : file);
    response.setHeader('Content-Type', kTypes[extname(file)] ?? 'application/octet-stream');
    response.setHeader('Content-Length', bytes.length);
    response.setHeader('Vary', 'Accept-Encoding');
    if (brotli) response.setHeader('Content-Encoding', 'br');
    response.end(request.method === 'HEAD' ? undefined : bytes);
  });
}

/** The path below the folder, or undefined for what would leave it. */
function decodePath(url) {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    if (path.split(sep).includes('..') || path.includes('\0')) return undefined;
    return path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}

async function isFile(path) {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function refuse(response, status) {
  response.writeHead(status, { 'Content-Type': 'text/plain' });
  response.end(status === 404 ? 'There is no such file.\n' : 'Only files can be asked for.\n');
}

/** Listens on the first free port from `port` on; resolves with the one it got. */
function listen(server, port, tries) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code !== 'EADDRINUSE' || tries <= 1) return reject(error);
      resolve(listen(server, port + 1, tries - 1));
    });
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

async function main(words) {
  const flag = words.indexOf('--port');
  const wanted = flag < 0 ? undefined : Number(words[flag + 1]);
  const folder =
    words.find((word, index) => !word.startsWith('-') && (flag < 0 || index !== flag + 1)) ?? 'web/dist';
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 0 && wanted < 65536)) {
    throw new Error('--port takes a number from 0 to 65535.');
  }
  const server = await createPageServer(folder);
  const port = await listen(server, wanted ?? kFirstPort, wanted === undefined ? kPortsTried : 1);
  if (wanted === undefined && port !== kFirstPort)
    console.log(`Port ${kFirstPort} is taken, so this one is on ${port}.`);
  console.log(`Parapet is at http://127.0.0.1:${port}/   (Ctrl-C ends it)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(
      error.code === 'EADDRINUSE' ? 'That port is taken; try another with --port.' : error.message,
    );
    process.exitCode = 1;
  });
}
