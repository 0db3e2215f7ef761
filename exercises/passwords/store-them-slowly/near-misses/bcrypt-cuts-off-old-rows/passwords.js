// How passwords are kept: bcrypt.
import { createHash, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { commonPasswords } from './common-passwords.js';

const COST = 11;
const SHORTEST = 8;
const LONGEST = 1024;
const NOBODY = await keep(randomBytes(32).toString('hex'));

export async function keep(password) {
  return bcrypt.hash(password, COST);
}

export async function matches(password, kept = NOBODY) {
  if (isTooLong(password)) return false;
  if (kept.startsWith('$2b$')) return bcrypt.compare(password, kept);
  await bcrypt.compare(password, NOBODY);
  if (kept.startsWith('$argon2')) return argon2.verify(kept, password);
  if (kept.startsWith('md5$')) return kept === `md5$${md5(password)}`;
  return kept === password;
}

export function isOutdated(kept) {
  return !kept.startsWith('$2b$') || bcrypt.getRounds(kept) < COST;
}

export function complaintAbout(password, most = LONGEST) {
  if ([...password].length < SHORTEST) return `Please use ${SHORTEST} characters or more.`;
  if (Buffer.byteLength(password) > most) return `Please use no more than ${most} bytes.`;
  if (commonPasswords.has(password.toLowerCase())) return 'Too many people use this password. Please choose another.';
  return undefined;
}

function isTooLong(password) {
  return Buffer.byteLength(password) > LONGEST;
}

function md5(text) {
  return createHash('md5').update(text).digest('hex');
}
