// The native tests of crypto, http and auth, and those of browser that go by conformance data, once more as
// WebAssembly: what they say of the data must be the same. Says how many rows of each suite ran.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wasm = `${root}${process.env.PARAPET_WASM_DIR ?? 'build/wasm'}/core_tests.cjs`;
const build = ['build/sanitize', 'build/dev'].find((each) => existsSync(`${root}${each}/tests/test_auth`));
const layers = ['crypto', 'http', 'auth', 'browser'];
const programOf = (layer) => `${root}${build ?? 'build/dev'}/tests/test_${layer}`;
const native = layers.map(programOf);
const absent = (programs) => programs.filter((program) => !existsSync(program));
const unless = (programs) =>
  absent(programs).length > 0 && `build it first: ${absent(programs).join(', ')} is missing`;

const run = promisify(execFile);
const output = async (...command) => {
  const [program, ...args] = [...command, '--use-colour', 'no'];
  return (await run(program, args, { encoding: 'utf8', cwd: root, maxBuffer: 1 << 24 })).stdout;
};
// Catch2 breaks long messages into lines that are indented by two.
const rowsIn = (text) =>
  [...text.matchAll(/warning:\n((?: {2}.*\n)+)/g)]
    .map(([, lines]) => lines.trim().replace(/\s+/g, ' '))
    .sort();

/** What the native suite said when CTest last ran it; where it has not, of the cases that say rows. */
const saidNatively = async (layer) => {
  const log = `${root}${build}/Testing/Temporary/LastTest.log`;
  if (existsSync(log) && statSync(log).mtimeMs > statSync(programOf(layer)).mtimeMs) {
    const tests = readFileSync(log, 'utf8').split(/^\d+\/\d+ Testing: /m);
    const said = tests.find((text) => text.startsWith(`${layer}\n`));
    if (said?.includes('Test Passed.')) return said;
  }
  return output(programOf(layer), '[vectors],rate_limiter: a million keys*');
};

const ours = absent([wasm]).length > 0 ? undefined : output(process.execPath, wasm);
const theirs =
  absent(native).length > 0 ? [] : layers.map(async (layer) => rowsIn(await saidNatively(layer)));
void Promise.allSettled([ours, ...theirs]); // who awaits them hears of a failure

test('the core passes its own tests as WebAssembly', { skip: unless([wasm]) }, async (context) => {
  const text = await ours;
  assert.match(text, /All tests passed/);
  for (const row of rowsIn(text)) context.diagnostic(row);
});

test('native and WebAssembly ran the same rows', { skip: unless([wasm, ...native]) }, async () => {
  assert.deepEqual(rowsIn(await ours), (await Promise.all(theirs)).flat().sort());
});
