// The bindings and their hand-written types must name the same functions.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadCore } from './load_core.mjs';

// What Emscripten 3.1.6 and embind put on every module, and on every class, by themselves.
const builtIn = new Set([
  'BindingError',
  'InternalError',
  'UnboundTypeError',
  'count_emval_handles',
  'flushPendingDeletes',
  'getInheritedInstanceCount',
  'getLiveInheritedInstances',
  'get_first_emval',
  'run',
  'setDelayFunction',
]);
// Trampolines for calls with 64-bit integers; which there are depends on what is linked.
const isTrampoline = (name) => name.startsWith('dynCall_');
const builtInMethods = new Set(['constructor', 'clone', 'isAliasOf', 'isDeleted', 'deleteLater']);

const types = await readFile(new URL('../../wasm/engine/core.d.ts', import.meta.url), 'utf8');

function membersOf(name) {
  const [, body] = new RegExp(`interface ${name} \\{(.*?)\\n\\}`, 's').exec(types);
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:]/gm)].map((match) => match[1]).sort();
}

test('core.d.ts declares exactly the functions and classes the module has', async () => {
  const core = await loadCore();
  const bound = Object.keys(core).filter(
    (name) =>
      typeof core[name] === 'function' && !name.startsWith('_') && !builtIn.has(name) && !isTrampoline(name),
  );
  assert.deepEqual(bound.sort(), membersOf('CoreModule'));
});

test('core.d.ts declares exactly the methods of Run', async () => {
  const { Run } = await loadCore();
  const methods = new Set();
  for (let level = Run.prototype; level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      if (typeof level[name] === 'function' && !builtInMethods.has(name)) methods.add(name);
    }
  }
  assert.deepEqual([...methods].sort(), membersOf('CoreRun'));
});
