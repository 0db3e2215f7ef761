// How passwords are kept: bcrypt. The table still has three older kinds, until their owners sign in:
// text as it was typed, MD5 from the old site, and a few of a trial with Argon2 at lower costs.
import { createHash, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { commonPasswords } from './common-passwords.js';

const COST = 10;
const SHORTEST = 8; // characters
const LONGEST = 72; // bytes: bcrypt reads no more

// Nobody can move the hash of one member into the row of another.
const bound = (email, password) => `${email}:${password}`;

// What the table gets. The salt is new each time; bcrypt draws it and writes it into the text.
export async function keep(email, password) {
  return bcrypt.hash(bound(email, password), COST);
}

// For everybody who has no hash to compare with: it costs what a real one costs.
const NOBODY = await keep('', randomBytes(32).toString('hex'));

// Whether the password is the one of which this was kept; without anything kept, no. The work is the
// same for a member and for nobody, so that a stopwatch tells nothing.
export async function matches(email, password, kept = NOBODY) {
  if (isTooLong(password)) return false;
  if (kept.startsWith('$2b$')) return bcrypt.compare(bound(email, password), kept);
  if (kept.startsWith('$argon2')) return argon2.verify(kept, password);
  await bcrypt.compare(bound(email, password), NOBODY);
  if (kept.startsWith('md5$')) return kept === `md5$${md5(password)}`;
  return kept === password;
}

// Whether a password that was right just now should be kept anew.
export function isOutdated(kept) {
  return !kept.startsWith('$2b$') || bcrypt.getRounds(kept) < COST;
}

// Why this cannot be anybody's new password; nothing when it can. Any characters will do.
export function complaintAbout(password) {
  if ([...password].length < SHORTEST) return `Please use ${SHORTEST} characters or more.`;
  if (isTooLong(password)) return `Please use no more than ${LONGEST} bytes.`;
  if (commonPasswords.has(password.toLowerCase())) return 'Too many people use this password. Please choose another.';
  return undefined;
}

function isTooLong(password) {
  return Buffer.byteLength(password) > LONGEST;
}

function md5(text) {
  return createHash('md5').update(text).digest('hex');
}
