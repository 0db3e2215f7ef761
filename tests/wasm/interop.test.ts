// What our core hashes and signs, everybody else's libraries verify, and the other way round: through
// the module the page ships (host operations), the library build (security.wasm) and the sandbox.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import bcryptjs from 'bcryptjs';
import { argon2Verify, argon2id, bcrypt as hashWasmBcrypt, bcryptVerify } from 'hash-wasm';
import { jwtVerify, SignJWT } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import { loadSecurity } from '../../wasm/security/load-node.js';
import { answerOf, withOperations } from './real-world.js';

const PASSWORDS = ['correct horse battery staple', '', 'Zoë 🐎', 'x'.repeat(72)];
const salt = Buffer.from('sixteen bytes ok');
const secret = 'a secret of thirty-two bytes, ok';
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const folder = process.env['PARAPET_WASM_DIR'] ?? 'build/wasm';
const missing = !existsSync(new URL(`../../${folder}/security.wasm`, import.meta.url));
const library = { skip: missing && 'build the target security first' };

describe('the core and other libraries', () => {
  test('agree on Argon2', async () => {
    const options = { memoryCost: 64, timeCost: 2, parallelism: 2, salt: base64(salt) };
    const ours = await withOperations((call) =>
      PASSWORDS.map((password) => String(call({ op: 'argon2.hash', password: base64(password), options }))),
    );
    for (const [i, password] of PASSWORDS.entries()) {
      assert.ok(await argon2.verify(ours[i] ?? '', password), 'argon2');
      assert.equal(ours[i], await argon2.hash(password, { ...options, salt }));
      if (password !== '') assert.ok(await argon2Verify({ password, hash: ours[i] ?? '' }), 'hash-wasm');
    }
    const pepper = Buffer.from('pepper');
    const theirs = await argon2.hash('p', { ...options, salt, secret: pepper, associatedData: salt });
    const hashed = await argon2id({
      password: 'p',
      salt,
      iterations: 1,
      memorySize: 64,
      parallelism: 1,
      hashLength: 32,
      outputType: 'encoded',
    });
    await withOperations((call) => {
      const verify = (hash: string, more = {}) =>
        call({ op: 'argon2.verify', password: base64('p'), hash, ...more });
      assert.equal(verify(theirs, { secret: base64(pepper) }), true);
      assert.equal(verify(theirs), false);
      assert.equal(verify(hashed), true);
      const peppered = { ...options, secret: base64(pepper), associatedData: base64(salt) };
      assert.equal(call({ op: 'argon2.hash', password: base64('p'), options: peppered }), theirs);
    });
  });

  test('refuse the same costs of Argon2 in the same words', async () => {
    const common = { memoryCost: 64, timeCost: 1, parallelism: 1, hashLength: 32, type: 2, salt };
    const wrong = [
      { timeCost: 0 },
      { memoryCost: 7 },
      { parallelism: 2, memoryCost: 8 },
      { parallelism: 0 },
      { hashLength: 3 },
      { salt: salt.subarray(9) },
    ];
    for (const options of wrong.map((one) => ({ ...common, ...one }))) {
      let message = 'nothing';
      try {
        await argon2.hash('p', options as object);
      } catch (error) {
        if (error instanceof Error) message = error.message;
      }
      await withOperations((call) => {
        const given = { ...options, salt: base64(options.salt) };
        const op = { op: 'argon2.hash', password: base64('p'), options: given };
        assert.throws(() => call(op), { message }, message);
      });
    }
  });

  test('agree on bcrypt', async () => {
    const setting = '$2b$05$abcdefghijklmnopqrstuu';
    const ours = await withOperations((call) =>
      PASSWORDS.map((password) => String(call({ op: 'bcrypt', password: base64(password), setting }))),
    );
    for (const [i, password] of PASSWORDS.entries()) {
      const hash = ours[i] ?? '';
      assert.equal(bcrypt.hashSync(password, setting), hash, 'bcrypt');
      assert.ok(bcryptjs.compareSync(password, hash), 'bcryptjs');
      if (password !== '') assert.ok(await bcryptVerify({ password, hash }), 'hash-wasm');
    }
    const theirs = await hashWasmBcrypt({ password: 'p', salt, costFactor: 5, outputType: 'encoded' });
    await withOperations((call) => {
      for (const hash of [theirs, bcryptjs.hashSync('p', 5), bcrypt.hashSync('p', 5)]) {
        assert.equal(call({ op: 'bcrypt', password: base64('p'), setting: hash.slice(0, 29) }), hash);
      }
    });
  });

  test('agree on the tokens of the sandbox', async () => {
    const key = new TextEncoder().encode(secret);
    const theirs = await new SignJWT({ name: 'é' }).setProtectedHeader({ alg: 'HS384' }).sign(key);
    const [token, claims] = (await answerOf(`
      import express from 'express';
      import jwt from 'jsonwebtoken';
      const app = express();
      app.get('/', (req, res) => res.json([
        jwt.sign({ sub: '7', name: 'é' }, '${secret}', { expiresIn: '1h', noTimestamp: true }),
        jwt.verify('${theirs}', '${secret}', { algorithms: ['HS384'] }),
      ]));
      app.listen(3000);`)) as [string, object];
    assert.deepEqual(claims, { name: 'é' });
    const currentDate = new Date(0);
    const { payload, protectedHeader } = await jwtVerify(token, key, { currentDate });
    assert.deepEqual([payload.sub, payload['name'], protectedHeader.alg], ['7', 'é', 'HS256']);
    const verified = jsonwebtoken.verify(token, secret, { clockTimestamp: 1 }) as jsonwebtoken.JwtPayload;
    assert.equal(verified.sub, '7');
  });

  test('agree on the tokens of core/auth', library, async () => {
    const security = await loadSecurity();
    const exp = 2_000_000_000;
    const now = (exp - 60) * 1000;
    for (const algorithm of ['HS256', 'HS384', 'HS512'] as const) {
      const long = secret + secret;
      const key = security.jwtKey(long, algorithm);
      const ours = key.sign({ sub: '7', name: 'é', exp });
      const bytes = new TextEncoder().encode(long);
      const read = await jwtVerify(ours, bytes, { algorithms: [algorithm], currentDate: new Date(now) });
      assert.equal(read.payload.sub, '7');
      assert.ok(jsonwebtoken.verify(ours, long, { clockTimestamp: now / 1000 }));
      const theirs = [
        await new SignJWT({ sub: '7', exp }).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(bytes),
        jsonwebtoken.sign({ sub: '7', exp }, long, { algorithm, noTimestamp: true }),
      ];
      for (const token of theirs) assert.deepEqual(key.verify(token, { now }), { sub: '7', exp });
      const [head, body, mac] = ours.split('.');
      for (const bad of [`${head}.${body}.`, `${head}.${body}.${mac}=`, `${head}.${mac}.${body}`, 'x', '']) {
        assert.throws(() => key.verify(bad, { now }), /refused/);
      }
      assert.throws(() => key.verify(ours, { now: exp * 1000 }), /refused/);
      assert.throws(() => key.verify(ours, { now, audience: 'us' }), /refused/);
    }
    assert.throws(() => security.jwtKey('too short'), /refused/);
  });

  test('write and read Base64 of any length as Node does, and nothing else', library, async () => {
    const security = await loadSecurity();
    const key = security.jwtKey(secret);
    const exp = 2_000_000_000;
    const now = (exp - 60) * 1000;
    const badEncoding = 4; // core/auth/jwt_error.h
    for (let length = 0; length < 64; length++) {
      // Text with every value of six bits in it, at every place in turn.
      const text = Array.from({ length }, (_, i) => String.fromCodePoint(0x20 + ((i * 37) % 0x3c0))).join('');
      const payload = { exp, text, quoted: `"${text}\\` };
      const token = key.sign(payload);
      const [head = '', body = '', mac = ''] = token.split('.');
      assert.equal(body, Buffer.from(JSON.stringify(payload)).toString('base64url'));
      assert.deepEqual(key.verify(token, { now }), payload);
      for (let at = 0; at < body.length; at++) {
        for (const bad of ['+', '/', '=', ' ', '@', '{', 'é', '\0']) {
          const spoiled = `${head}.${body.slice(0, at)}${bad}${body.slice(at + 1)}.${mac}`;
          assert.throws(() => key.verify(spoiled, { now }), { code: badEncoding }, `${bad} at ${at}`);
        }
      }
    }
  });

  test('agree on the passwords of core/crypto', library, async () => {
    const security = await loadSecurity();
    const hash = security.argon2('p', salt, { memoryKib: 64, passes: 1 });
    assert.ok(await argon2.verify(hash, 'p'));
    assert.equal(security.argon2Verify(await argon2.hash('p', { memoryCost: 64 }), 'p'), true);
    assert.equal(security.argon2Verify(hash, 'q'), false);
    assert.ok(bcryptjs.compareSync('p', security.bcrypt('p', salt, 4)));
    assert.equal(security.bcryptVerify(bcryptjs.hashSync('p', 4), 'p'), true);
    assert.throws(() => security.bcrypt('x'.repeat(73), salt, 4), /refused/);
    assert.throws(() => security.argon2Verify('plain text', 'p'), /refused/);
  });

  test('limit alike whatever the algorithm', library, async () => {
    const security = await loadSecurity();
    const kinds = ['gcra', 'token-bucket', 'fixed-window', 'sliding-counter', 'sliding-log'] as const;
    for (const kind of kinds) {
      const limiter = security.limiter(kind, 3, 60_000);
      const at = 1_700_000_040_000;
      const got = [1, 2, 3, 4].map(() => limiter.consume('k', at));
      assert.deepEqual(
        got.map((decision) => [decision.allowed, decision.remaining]),
        [[true, 2], [true, 1], [true, 0], [false, 0]], // prettier-ignore
      );
      assert.ok((got[3]?.retryAfterMs ?? 0) > 0);
      assert.ok(limiter.consume('k', at + 120_000).allowed);
    }
  });
});
