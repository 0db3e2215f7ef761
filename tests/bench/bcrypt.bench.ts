// bcrypt of the core as WebAssembly against npm bcrypt's C++ and others, at cost 10.
import bcrypt from 'bcrypt';
import bcryptjs from 'bcryptjs';
import { bcrypt as hashWasm } from 'hash-wasm';
import { loadSecurity } from '../../wasm/security/load-node.js';
import { compare, subject, type Row } from './comparison.js';

const password = 'correct horse battery staple';
const salt = Buffer.from('sixteen bytes ok');
const cost = 10;

export async function bench(): Promise<readonly Row[]> {
  const security = await loadSecurity();
  const setting = security.bcrypt(password, salt, 4).slice(0, 29).replace('$04$', '$10$');
  return compare({
    what: 'bcrypt, cost 10',
    ours: () => security.bcrypt(password, salt, cost),
    peers: [
      { name: 'npm bcrypt (native)', most: 1.15, turn: () => bcrypt.hashSync(password, setting) },
      { name: 'bcryptjs', most: 1 / 1.12, turn: () => bcryptjs.hashSync(password, setting) },
      {
        name: 'hash-wasm',
        most: 1,
        turn: () => hashWasm({ password, salt, costFactor: cost, outputType: 'encoded' }),
      },
    ],
    rounds: 15,
  });
}

export default subject('bcrypt in WebAssembly', bench);
