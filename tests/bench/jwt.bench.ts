// A token of about 200 bytes of payload, minted and verified, the crossing of strings included. Everybody
// has his key in the form that he is quickest with: of a string jsonwebtoken finds out each time that it
// is no PEM, and jose imports bytes anew, which is most of what they would be measured by.
import { createSecretKey, webcrypto } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import { jwtVerify, SignJWT } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { loadSecurity } from '../../wasm/security/load-node.js';
import { compare, subject, type Row } from './comparison.js';

const secret = 'a secret of thirty-two bytes, ok';

export async function bench(): Promise<readonly Row[]> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: 'user-1234567',
    iss: 'https://id.example',
    iat: now,
    exp: now + 3600,
    scope: 'read:items write:items',
    name: 'Zoë Beispiel',
    session: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
    tenant: 'shop.example',
  };
  const key = (await loadSecurity()).jwtKey(secret);
  const secretKey = createSecretKey(Buffer.from(secret));
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const cryptoKey = await webcrypto.subtle.importKey('raw', Buffer.from(secret), hmac, false, [
    'sign',
    'verify',
  ]);
  const sign = createSigner({ key: secret, algorithm: 'HS256' });
  const verify = createVerifier({ key: secret, algorithms: ['HS256'], cache: false });
  return compare({
    what: `JWT HS256, ${JSON.stringify(payload).length} bytes, minted and verified`,
    ours: () => key.verify(key.sign(payload)),
    peers: [
      {
        name: 'jsonwebtoken',
        most: 1 / 2,
        turn: () =>
          jsonwebtoken.verify(jsonwebtoken.sign(payload, secretKey), secretKey, { algorithms: ['HS256'] }),
      },
      {
        name: 'fast-jwt, no cache',
        most: 1 / 1.8,
        turn: (): unknown => verify(sign({ ...payload })),
      },
      {
        name: 'jose',
        most: 1 / 10,
        turn: async () =>
          jwtVerify(
            await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(cryptoKey),
            cryptoKey,
          ),
      },
    ],
    rounds: 40,
    batch: 500,
  });
}

export default subject('JSON Web Tokens', bench);
