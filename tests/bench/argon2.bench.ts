// Argon2id of the core as WebAssembly against the reference in C behind npm argon2, and others.
import { argon2id as noble } from '@noble/hashes/argon2.js';
import argon2 from 'argon2';
import { argon2id as hashWasm } from 'hash-wasm';
import sodium from 'libsodium-wrappers-sumo';
import { loadSecurity } from '../../wasm/security/load-node.js';
import { compare, subject, type Row } from './comparison.js';

const password = 'correct horse battery staple';
const salt = Buffer.from('sixteen bytes ok');

interface Cost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

const native = ({ m, t, p }: Cost) =>
  argon2.hash(password, { salt, memoryCost: m, timeCost: t, parallelism: p });

export async function bench(): Promise<readonly Row[]> {
  const security = await loadSecurity();
  await sodium.ready;
  const ours = ({ m, t, p }: Cost) => security.argon2(password, salt, { memoryKib: m, passes: t, lanes: p });
  const owasp = { m: 19456, t: 2, p: 1 };
  const larger = { m: 65536, t: 3, p: 4 };
  const peers = [
    { name: 'npm argon2 (native)', most: 1.25, turn: () => native(owasp) },
    {
      name: 'hash-wasm',
      most: 1 / 2,
      turn: () =>
        hashWasm({
          password,
          salt,
          iterations: 2,
          parallelism: 1,
          memorySize: 19456,
          hashLength: 32,
          outputType: 'encoded',
        }),
    },
    {
      name: 'libsodium-wrappers-sumo',
      most: 1 / 1.25,
      turn: () =>
        sodium.crypto_pwhash(32, password, salt, 2, 19456 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13),
    },
  ];
  return [
    ...(await compare({ what: 'Argon2id 19 MiB, t = 2, p = 1', ours: () => ours(owasp), peers, rounds: 25 })),
    ...(await compare({
      what: 'Argon2id 19 MiB, t = 2, p = 1',
      ours: () => ours(owasp),
      peers: [
        { name: '@noble/hashes', most: 1 / 8, turn: () => noble(password, salt, { ...owasp, dkLen: 32 }) },
      ],
      rounds: 5,
    })),
    ...(await compare({
      what: 'Argon2id 64 MiB, t = 3, p = 4',
      ours: () => ours(larger),
      peers: [{ name: 'npm argon2 (native)', most: 1.1, turn: () => native(larger) }],
      rounds: 9,
    })),
  ];
}

export default subject('Argon2id in WebAssembly', bench);
