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

test('core.ts declares exactly what the module exports', async () => {
  const exported = WebAssembly.Module.exports(await compileCore()).map(({ name }) => name);
  assert.deepEqual(exported.filter((name) => !builtIn.includes(name)).sort(), membersOf('CoreExports'));
});

test('the module imports the app it attacks and a little of WASI: no file, no network, no clock', async () => {
  const wanted = WebAssembly.Module.imports(await compileCore()).map(
    ({ module, name }) => `${module}.${name}`,
  );
  const given = ['emscripten_notify_memory_growth', 'fd_close', 'fd_seek', 'fd_write', 'proc_exit', 'serve'];
  assert.deepEqual(wanted.map((name) => name.split('.')[1]).sort(), given);
});

test('class Run has exactly the methods of CoreRun', async () => {
  const { Run } = await loadCore();
  const methods = Object.getOwnPropertyNames(Run.prototype).filter((name) => name !== 'constructor');
  assert.deepEqual(methods.sort(), membersOf('CoreRun'));
});
