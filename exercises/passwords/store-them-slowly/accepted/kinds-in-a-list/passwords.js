// Each way in which a password was kept once, and the one of today.
import { createHash, timingSafeEqual } from 'node:crypto';
import argon2 from 'argon2';
import { commonPasswords } from './common-passwords.js';

const options = Object.freeze({ type: argon2.argon2id, memoryCost: 2 ** 16, timeCost: 3, parallelism: 1 });

const same = (a, b) => {
  const left = createHash('sha256').update(a).digest();
  return timingSafeEqual(left, createHash('sha256').update(b).digest());
};
const kinds = {
  today: { fits: (kept) => kept.startsWith('$argon2id$') && !argon2.needsRehash(kept, options), check: (kept, typed) => argon2.verify(kept, typed) },
  trial: { fits: (kept) => kept.startsWith('$argon2'), check: (kept, typed) => argon2.verify(kept, typed) },
  md5: { fits: (kept) => kept.startsWith('md5$'), check: (kept, typed) => same(kept, 'md5$' + createHash('md5').update(typed).digest('hex')) },
  text: { fits: () => true, check: same },
};
const kindOf = (kept) => Object.values(kinds).find(({ fits }) => fits(kept));

const decoy = argon2.hash('nobody has this', options);

export const keep = (password) => argon2.hash(password, options);

export async function matches(password, kept) {
  if (password.length > 512) return false;
  const kind = kept === undefined ? undefined : kindOf(kept);
  const work = kind === kinds.today ? true : await argon2.verify(await decoy, password);
  if (kind === undefined) return false;
  return (await kind.check(kept, password)) && work !== null;
}

export const isOutdated = (kept) => kindOf(kept) !== kinds.today;

export function complaintAbout(password) {
  if ([...password].length < 8) return 'Eight characters at least, please.';
  if (password.length > 512) return 'That is too long.';
  return commonPasswords.has(password.toLowerCase()) ? 'That one is known to everybody.' : undefined;
}
