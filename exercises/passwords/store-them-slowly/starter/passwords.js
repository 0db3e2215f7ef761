// How passwords are kept. The table has three kinds: text as it was typed, MD5 from the old site, and
// a few of a trial with Argon2, at a fraction of what is asked for today.
import { createHash } from 'node:crypto';
import argon2 from 'argon2';

// What the table gets.
export async function keep(password) {
  return password;
}

// Whether the password is the one of which this was kept.
export async function matches(password, kept) {
  if (kept.startsWith('$argon2')) return argon2.verify(kept, password);
  if (kept.startsWith('md5$')) return kept === `md5$${md5(password)}`;
  return kept === password;
}

function md5(text) {
  return createHash('md5').update(text).digest('hex');
}
