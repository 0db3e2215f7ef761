// Both halves of the binding must name the same functions, and the module asks its host for no
// more than it is given.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { compileCore, loadCore } from './load_core.mjs';

const types = await readFile(new URL('../../wasm/engine/core.ts', import.meta.url), 'utf8');
// What the linker exports of its own accord.
const builtIn = ['__errno_location', '__indirect_function_table', 'stackAlloc', 'stackRestore', 'stackSave'];

function membersOf(name) {
  const [, body] = new RegExp(`interface ${name} \\{(.*?)\\n\\}`, 's').exec(types);
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map((match) => match[1]).sort();
}

async function exportsOf(core) {
  const exported = WebAssembly.Module.exports(await compileCore(core)).map(({ name }) => name);
  return exported.filter((name) => !builtIn.includes(name)).sort();
}

async function importsOf(core) {
  return WebAssembly.Module.imports(await compileCore(core))
    .map(({ name }) => name)
    .sort();
}

const given = [
  'emscripten_notify_memory_growth',
  'fd_close',
  'fd_seek',
  'fd_write',
  'memory',
  'proc_exit',
  'serve',
];

test('core.ts declares exactly what the module exports', async () => {
  assert.deepEqual(await exportsOf('sql'), membersOf('CoreExports'));
  const browser = [...membersOf('CoreExports'), ...membersOf('BrowserExports')].sort();
  assert.deepEqual(await exportsOf('browser'), browser);
});

test('the module imports the app it attacks and a little of WASI: no file, no network, no clock', async () => {
  assert.deepEqual(await importsOf('sql'), given);
});

test('a core with browsers imports besides what parses pages and runs their scripts', async () => {
  const pages = ['close_page', 'dispatch', 'parse', 'run_script'];
  assert.deepEqual(await importsOf('browser'), [...given, ...pages].sort());
});

test('class Run has exactly the methods of CoreRun', async () => {
  const { Run } = await loadCore();
  const methods = Object.getOwnPropertyNames(Run.prototype).filter((name) => name !== 'constructor');
  assert.deepEqual(methods.sort(), membersOf('CoreRun'));
});
