// The same sources, the same verdicts: the first exercise played over the C++ reference apps gives
// equal report hashes natively and in WebAssembly.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// The native twin of whichever build is there.
const builds = ['build/sanitize', 'build/dev'].map((build) => `${root}${build}/tests/reference_hashes`);
const native = builds.find((program) => existsSync(program)) ?? builds[0];
const wasm = `${root}${process.env.PARAPET_WASM_DIR ?? 'build/wasm'}/reference_hashes.cjs`;
const missing = [native, wasm].filter((program) => !existsSync(program));

test(
  'native and WebAssembly agree on every report hash',
  { skip: missing.length > 0 && `build the target reference_hashes first: ${missing.join(', ')} is missing` },
  () => {
    const printed = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', cwd: root });
    const lines = printed(native);
    assert.match(lines, /^vulnerable \w+ sha256:[0-9a-f]{64}$/m);
    assert.equal(printed(process.execPath, wasm), lines);
  },
);
