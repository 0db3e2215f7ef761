// node --import tsx wasm/pack/main.ts <wasm> <packed>
import { readFileSync, writeFileSync } from 'node:fs';
import { pack } from './pack.js';

const [, , from = '', to = ''] = process.argv;
writeFileSync(to, pack(readFileSync(from)));
