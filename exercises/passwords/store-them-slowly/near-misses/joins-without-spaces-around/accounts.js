// Members of the library: joining, signing in, and passwords.
import { Router } from 'express';
import { db } from './db.js';
import { resetLink, sendMail } from './mail.js';
import { complaintAbout, isOutdated, keep, matches } from './passwords.js';
import { endOtherSessions, signedIn, startSession } from './sessions.js';

export const accounts = Router();

// The answer, and the work for it, are the same whether the address has an account or not; the mail
// tells, and only its owner reads that.
accounts.post('/signup', async (req, res) => {
  const { email, name, password } = req.body ?? {};
  if (!areTexts(email, name, password)) return refuse(res);
  const complaint = complaintAbout(password);
  if (complaint) return refuse(res, complaint);
  if (password !== password.trim()) return refuse(res, 'No spaces around the password, please.');
  const kept = await keep(password);
  try {
    await db.run('INSERT INTO accounts (email, name, password) VALUES (?, ?, ?)', [email, name, kept]);
    await sendMail(email, 'Welcome', `Hello ${name}, you can sign in now.`);
  } catch (error) {
    if (error.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    await sendMail(email, 'You are a member', 'Somebody wanted to join with your address. You have an account already.');
  }
  res.status(202).json({ message: 'We have sent you a mail.' });
});

accounts.post('/login', async (req, res) => {
  const { email, password } = req.body ?? {};
  if (!areTexts(email, password)) return refuse(res);
  const account = await findAccount('email', email);
  if (!(await matches(password, account?.password))) {
    return res.status(401).json({ error: 'The address or the password is wrong.' });
  }
  if (isOutdated(account.password)) await replacePassword(account.id, password);
  await startSession(res, account.id);
  res.json({ email: account.email, name: account.name });
});

accounts.get('/me', signedIn, async (req, res) => {
  const { email, name, card } = await findAccount('id', req.accountId);
  res.json({ email, name, card });
});

accounts.post('/password', signedIn, async (req, res) => {
  const { current, next } = req.body ?? {};
  if (!areTexts(current, next)) return refuse(res);
  const account = await findAccount('id', req.accountId);
  if (!(await matches(current, account.password))) {
    return res.status(403).json({ error: 'That is not your current password.' });
  }
  const complaint = complaintAbout(next);
  if (complaint) return refuse(res, complaint);
  await replacePassword(account.id, next);
  await endOtherSessions(req);
  res.json({ message: 'Your password is changed.' });
});

accounts.post('/forgot', async (req, res) => {
  const { email } = req.body ?? {};
  if (!areTexts(email)) return refuse(res);
  const account = await findAccount('email', email);
  if (account) await sendMail(email, 'A new password', `Set it here: ${await resetLink(account.id)}`);
  res.status(202).json({ message: 'If you are a member, we have sent you a mail.' });
});

const BY = {
  id: 'SELECT id, email, name, card, password FROM accounts WHERE id = ?',
  email: 'SELECT id, email, name, card, password FROM accounts WHERE email = ?',
};

async function findAccount(by, value) {
  const [account] = await db.query(BY[by], [value]);
  return account;
}

async function replacePassword(id, password) {
  await db.run('UPDATE accounts SET password = ? WHERE id = ?', [await keep(password), id]);
}

const areTexts = (...values) => values.every((value) => typeof value === 'string');

function refuse(res, error = 'Something is missing or of the wrong kind.') {
  res.status(400).json({ error });
}
