// A password and a stored hash fit or do not, however often they are asked about, and the real packages take
// their time over it: what one of them has said is remembered. Hashing itself is theirs each time.
import argon2 from 'argon2';
import bcrypt from 'bcrypt';

/** Only texts, and no further options: a pepper or a callback goes to the package. */
const isPlain = (values) => values.length === 2 && values.every((value) => typeof value === 'string');

/** verify takes its values in the order that toVerify puts a password and its hash in. */
function remember(library, verify, toVerify) {
  const said = new Map();
  const { hash, [verify]: check } = library;
  library.hash = async (password, options, ...others) => {
    const made = await hash(password, options, ...others);
    const values = toVerify(password, made);
    if (isPlain(values) && options?.secret === undefined) said.set(JSON.stringify(values), true);
    return made;
  };
  library[verify] = async (...values) => {
    if (!isPlain(values)) return check(...values);
    const key = JSON.stringify(values);
    if (!said.has(key)) said.set(key, await check(...values));
    return said.get(key);
  };
}

export function rememberPasswords() {
  remember(argon2, 'verify', (password, hash) => [hash, password]);
  remember(bcrypt, 'compare', (password, hash) => [password, hash]);
}
