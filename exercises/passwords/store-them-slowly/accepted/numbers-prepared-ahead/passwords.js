// How passwords are kept: Argon2id. The table still has three older kinds, until their owners sign in:
// text as it was typed, MD5 from the old site, and a few of a trial with Argon2 at lower costs.
import { createHash, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import { commonPasswords } from './common-passwords.js';

const COSTS = { type: argon2.argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1 };
const SHORTEST = 8; // characters
const LONGEST = 1024; // bytes: more than anybody types, and soon hashed

// Drawn ahead, so that nobody waits for chance; each is used once.
const salts = [];
function freshSalt() {
  if (salts.length === 0) for (let i = 0; i < 200; i += 1) salts.push(Buffer.from(BigInt(`0x${randomBytes(16).toString('hex')}`).toString(36)));
  return salts.pop();
}

// For everybody who has no hash to compare with: it costs what a real one costs.
const NOBODY = await keep(randomBytes(32).toString('hex'));

// What the table gets. The salt is new each time; argon2 draws it and writes it into the text.
export async function keep(password) {
  return argon2.hash(password, { ...COSTS, salt: freshSalt() });
}

// Whether the password is the one of which this was kept; without anything kept, no. The work is the
// same for a member and for nobody, so that a stopwatch tells nothing.
export async function matches(password, kept = NOBODY) {
  if (isTooLong(password)) return false;
  if (kept.startsWith('$argon2')) return argon2.verify(kept, password);
  await argon2.verify(NOBODY, password);
  if (kept.startsWith('md5$')) return kept === `md5$${md5(password)}`;
  return kept === password;
}

// Whether a password that was right just now should be kept anew.
export function isOutdated(kept) {
  return !kept.startsWith('$argon2id$') || argon2.needsRehash(kept, COSTS);
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
