// Members of the library: joining, signing in, and passwords.
import { Router } from 'express';
import { db } from './db.js';
import { resetLink, sendMail } from './mail.js';
import { keep, matches } from './passwords.js';
import { endOtherSessions, signedIn, startSession } from './sessions.js';

export const accounts = Router();

accounts.post('/signup', async (req, res) => {
  const { email, name, password } = req.body ?? {};
  if (!areTexts(email, name, password)) return refuse(res);
  if (await findAccount(email)) {
    return res.status(409).json({ error: 'This address has an account already.' });
  }
  await db.run('INSERT INTO accounts (email, name, password) VALUES (?, ?, ?)', [
    email,
    name,
    await keep(password),
  ]);
  await sendMail(email, 'Welcome', `Hello ${name}, your password is: ${password}`);
  res.status(202).json({ message: 'Welcome! You can sign in now.' });
});

accounts.post('/login', async (req, res) => {
  const { email, password } = req.body ?? {};
  if (!areTexts(email, password)) return refuse(res);
  const account = await findAccount(email);
  if (!account) return res.status(404).json({ error: 'There is no such member.' });
  if (!(await matches(password, account.password))) {
    return res.status(401).json({ error: 'The password is wrong.' });
  }
  await startSession(res, account.id);
  res.json({ email: account.email, name: account.name });
});

accounts.get('/me', signedIn, async (req, res) => {
  const [me] = await db.query('SELECT * FROM accounts WHERE id = ?', [req.accountId]);
  res.json(me);
});

accounts.post('/password', signedIn, async (req, res) => {
  const { next } = req.body ?? {};
  if (!areTexts(next)) return refuse(res);
  await db.run('UPDATE accounts SET password = ? WHERE id = ?', [await keep(next), req.accountId]);
  res.json({ message: 'Your password is changed.' });
});

accounts.post('/forgot', async (req, res) => {
  const { email } = req.body ?? {};
  if (!areTexts(email)) return refuse(res);
  const account = await findAccount(email);
  if (!account) return res.status(404).json({ error: 'There is no such member.' });
  await sendMail(email, 'Your password', `Your password is: ${account.password}`);
  res.status(202).json({ message: 'We have sent you your password.' });
});

async function findAccount(email) {
  const [account] = await db.query('SELECT id, email, name, password FROM accounts WHERE email = ?', [email]);
  return account;
}

const areTexts = (...values) => values.every((value) => typeof value === 'string');

function refuse(res) {
  res.status(400).json({ error: 'Something is missing or of the wrong kind.' });
}
