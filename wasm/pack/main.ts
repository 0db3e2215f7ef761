// node --import tsx wasm/pack/main.ts <wasm> <packed>
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pack } from './pack.js';

const [, , from = '', to = ''] = process.argv;
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, pack(readFileSync(from)));
