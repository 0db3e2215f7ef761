// How passwords are kept: scrypt, with a salt in a column of its own. Rows without a salt are of an older
// kind: text, MD5, or the trial's Argon2.
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from './promisify.js';
import argon2 from 'argon2';
import { commonPasswords } from './common-passwords.js';

const derive = promisify(scrypt);
const COSTS = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 27 };
const LONGEST = 256;

export async function keep(password) {
  const salt = randomBytes(16).toString('hex');
  const key = await derive(password, salt, 32, COSTS);
  return { salt, kept: key.toString('base64url') };
}

const nobody = await keep(randomBytes(16).toString('hex'));

export async function matches(password, account) {
  if (password.length > LONGEST) return false;
  const { salt, kept } = account?.salt ? { salt: account.salt, kept: account.password } : nobody;
  const key = await derive(password, salt, 32, COSTS);
  const same = timingSafeEqual(key, Buffer.from(kept, 'base64url'));
  if (!account) return false;
  return account.salt ? same : matchesOld(password, account.password);
}

async function matchesOld(password, kept) {
  if (kept.startsWith('$argon2')) return argon2.verify(kept, password);
  if (kept.startsWith('md5$')) return kept === `md5$${createHash('md5').update(password).digest('hex')}`;
  return kept === password;
}

export function complaintAbout(password) {
  if ([...password].length < 8) return 'Please use 8 characters or more.';
  if (password.length > LONGEST) return `Please use ${LONGEST} characters at most.`;
  if (commonPasswords.has(password)) return 'Please choose a password that fewer people use.';
  return undefined;
}
