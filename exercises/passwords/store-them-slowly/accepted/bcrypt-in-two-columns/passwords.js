// How passwords are kept: bcrypt, its text in two columns: costs and salt in the one, the hash in the other. Rows
// without a salt are of an older kind: text, MD5, or the trial's Argon2.
import { createHash, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { commonPasswords } from './common-passwords.js';

const ROUNDS = 10;
const HEAD = '$2b$10$'.length + 22; // characters
const LONGEST = 256;

// bcrypt reads 72 bytes and no more.
const short = (password) => createHash('sha384').update(password).digest('base64');

export async function keep(password) {
  const text = await bcrypt.hash(short(password), ROUNDS);
  return { salt: text.slice(0, HEAD), kept: text.slice(HEAD) };
}

const nobody = await keep(randomBytes(16).toString('hex'));

export async function matches(password, account) {
  if (password.length > LONGEST) return false;
  const { salt, kept } = account?.salt ? { salt: account.salt, kept: account.password } : nobody;
  const same = await bcrypt.compare(short(password), salt + kept);
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
  if (commonPasswords.has(password.toLowerCase())) return 'Please choose a password that fewer people use.';
  return undefined;
}
