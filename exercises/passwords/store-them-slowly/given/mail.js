// Mail to members. It is put into the outbox, from where the mail server takes it.
import { createHash, randomBytes } from 'node:crypto';
import { db } from './db.js';

const HOUR = 60 * 60 * 1000;

export async function sendMail(recipient, subject, text) {
  await db.run('INSERT INTO outbox (recipient, subject, text) VALUES (?, ?, ?)', [recipient, subject, text]);
}

// A link that lets its holder set a new password, once and for an hour.
export async function resetLink(accountId) {
  const token = randomBytes(32).toString('base64url');
  await db.run('INSERT INTO resets (token, account_id, expires) VALUES (?, ?, ?)', [
    createHash('sha256').update(token).digest('hex'),
    accountId,
    Date.now() + HOUR,
  ]);
  return `https://library.example/reset#${token}`;
}
