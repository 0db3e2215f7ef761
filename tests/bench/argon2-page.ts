// In the laboratory's page: how long a hash takes there.
import type createSecurity from '../../wasm/security/module.js';
import { Security } from '../../wasm/security/security.js';

const module = '/security.js';
const { default: create } = (await import(module)) as { default: typeof createSecurity };
const wasmBinary = await (await fetch('/security.wasm')).arrayBuffer();
const security = new Security(await create({ wasmBinary }));
const salt = new TextEncoder().encode('sixteen bytes ok');

/** Milliseconds. */
function measure(password: string): number {
  const began = performance.now();
  security.argon2(password, salt);
  return performance.now() - began;
}
Object.assign(globalThis, { measure });
